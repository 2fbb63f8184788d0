const MAX_LENGTH = 200;

/** Longer text is cut before it is searched: a second line of defence need not read megabytes. */
const SEARCH_LENGTH = 2000;

const CREDENTIALS = new RegExp(
  [
    String.raw`\b(?i:bearer|basic)\s+[^\s"',;]+`,
    String.raw`\b[spr]k-[\w-]{6,}`,
    String.raw`://[^\s/@]+@`,
    String.raw`\beyJ[\w-]+\.[\w.-]+`,
    String.raw`\bAKIA[0-9A-Z]{16}\b`,
    // 256 bits are 43 characters of base64, almost always of all three kinds (paths and ids are not), or 64 of hex.
    String.raw`(?=[\w+/-]*\d)(?=[\w+/-]*[a-z])(?=[\w+/-]*[A-Z])[\w+/-]{40,}={0,2}`,
    String.raw`\b[\da-fA-F]{40,}\b`,
  ].join('|'),
  'g',
);

/** Ids and codes of ours, the most frequent values, have no room for a credential: the search costs ten times as much. */
const HARMLESS = /^(?:(?:req_)?[\da-f-]{1,36}|[a-z_]{1,64})$/;

const REDACTED = '[redacted]';

/**
 * A log field's text, at most 200 characters, without anything that looks like a credential. This is the second line of
 * defence: the first is that no event has a field for text.
 */
export function redactCredentials(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text.slice(0, SEARCH_LENGTH).replace(CREDENTIALS, REDACTED).slice(0, MAX_LENGTH);
}
