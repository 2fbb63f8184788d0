import { toValidName } from '../kernel/name.ts';
import type { IdentityClaims } from './identity-provider.ts';
import { signInFailed } from './sign-in-failure.ts';

/** The claims that are stored. */
export interface Profile {
  readonly subject: string;
  /** Null when the provider sent none. */
  readonly displayName: string | null;
  /** Lower case; null when the provider sent no valid address. */
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly groups: readonly string[];
}

const MAX_SUBJECT_LENGTH = 255;
const MAX_EMAIL_LENGTH = 320;

/**
 * Claims as they are stored. The subject is stored unchanged or not at all. A name that is too long is cut; an invalid
 * address is left out.
 *
 * @throws DomainError `sign_in_failed` for a subject that cannot be stored
 */
export function toProfile({ subject, displayName, email, emailVerified, groups }: IdentityClaims): Profile {
  if (!/^[^\p{Cc}\p{Cs}]+$/u.test(subject) || subject.length > MAX_SUBJECT_LENGTH) {
    throw signInFailed('subject_malformed');
  }
  const address = toEmail(email);
  return {
    subject,
    displayName: toName(displayName),
    email: address,
    emailVerified: address !== null && emailVerified,
    groups,
  };
}

function toName(text: string | null): string | null {
  const name = toValidName(text ?? '');
  return name === '' ? null : name;
}

/**
 * An address with a colon is not valid here: the list of initial admins writes accounts as `provider:subject`. Only ASCII
 * letters are lowered: the lower case of the Kelvin sign is a plain k, which would turn one address into another.
 */
function toEmail(text: string | null): string | null {
  const address = text?.trim().replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase()) ?? '';
  return address.length <= MAX_EMAIL_LENGTH && /^[^\s\p{Cc}\p{Cs}:@]+@[^\s\p{Cc}\p{Cs}:@]+$/u.test(address)
    ? address
    : null;
}
