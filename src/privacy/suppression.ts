/**
 * Who wished not to be processed.
 *
 * A wish names a customer, a profile or an e-mail address, and beats every
 * basis, link and list. Addresses are compared in lower case without
 * surrounding blanks, since that is how people type them.
 */

export type SuppressionSubject = 'customer' | 'profile' | 'email';

export interface SuppressionRow {
  readonly subjectKind: SuppressionSubject;
  readonly subject: string;
}

export type SuppressionIndex = Readonly<Record<SuppressionSubject, ReadonlySet<string>>>;

/** What is known of the one asked about; absent parts simply match no wish. */
export interface SuppressionQuestion {
  readonly customerId?: string;
  readonly emails?: readonly (string | null)[];
  readonly profileIds?: readonly string[];
}

export function suppressionIndex(rows: Iterable<SuppressionRow>): SuppressionIndex {
  const index = {
    customer: new Set<string>(),
    profile: new Set<string>(),
    email: new Set<string>(),
  };
  for (const { subjectKind, subject } of rows) {
    index[subjectKind].add(subjectKind === 'email' ? foldEmail(subject) : subject);
  }
  return index;
}

/**
 * The wish that applies, strongest first (customer, e-mail, profile), or
 * undefined. A profile's wish suppresses the profile, not its owner: ask with
 * the ids of whatever is about to be shown.
 */
export function suppressedBy(
  index: SuppressionIndex,
  question: SuppressionQuestion,
): SuppressionSubject | undefined {
  const { customerId, emails = [], profileIds = [] } = question;
  if (customerId !== undefined && index.customer.has(customerId)) return 'customer';
  if (emails.some((email) => email !== null && index.email.has(foldEmail(email)))) return 'email';
  return profileIds.some((id) => index.profile.has(id)) ? 'profile' : undefined;
}

const foldEmail = (email: string): string => email.trim().toLowerCase();
