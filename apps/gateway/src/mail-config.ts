import { z } from 'zod';

/** The variables that decide whether mail is sent. */
export const mailVariables = {
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .regex(/^smtps?:\/\/[^/?#]+\/?$/, 'must have neither a path nor a query')
    .refine(isPercentEncoded, 'user and password must be percent-encoded')
    .optional(),
  MAIL_FROM: z.email().optional(),
};

/** The secret ones of {@link mailVariables}: a password, an address. */
export const MAIL_SECRETS = ['SMTP_URL', 'MAIL_FROM'];

/** Missing variables, given the ones that are set, as lines of a message. */
export function mailProblems(given: Readonly<Record<string, unknown>>): string[] {
  if (given.SMTP_URL === undefined || given.MAIL_FROM !== undefined) return [];
  return ['MAIL_FROM: required, because SMTP_URL is set'];
}

function isPercentEncoded(text: string): boolean {
  try {
    const { username, password } = new URL(text);
    return decodeURIComponent(username + password).isWellFormed();
  } catch {
    return false;
  }
}
