/**
 * DATABASE_URL without its secret, for messages and `doctor`.
 */

/** Everything that could be a password becomes `***`; what cannot be parsed is shown as `***` whole. */
export function withoutSecret(databaseUrl: string): string {
  let url: URL;
  try {
    url = new URL(databaseUrl);
  } catch {
    // An empty host (`postgresql://role@/db?host=/run`) is no URL to the parser, yet it may hold a password.
    const masked = databaseUrl.replace(/(:\/\/[^:@/]*:)[^@]*@/, '$1***@');
    return /^postgres(ql)?:\/\/[^\s]*$/.test(masked) ? hideParameters(masked) : '***';
  }
  if (url.password !== '') url.password = '***';
  return hideParameters(url.toString());
}

const hideParameters = (url: string): string =>
  url.replace(/([?&](?:password|sslpassword|passfile)=)[^&]*/gi, '$1***');
