/** DATABASE_URL: whether it can be one, and how it is shown without its secret. */
import { AppError } from '../kernel/index.ts';

/** Throws `config.invalid` for what is plainly no connection string; the text itself is never shown. */
export function assertConnectionString(databaseUrl: string): void {
  if (/^postgres(ql)?:\/\/\S+$/.test(databaseUrl) && withoutSecret(databaseUrl) !== '***') return;
  throw new AppError(
    'config.invalid',
    'DATABASE_URL is no PostgreSQL connection string. It looks like postgresql://role:secret@host:5432/database.',
  );
}

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
