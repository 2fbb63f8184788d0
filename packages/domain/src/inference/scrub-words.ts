import type { UpstreamWords } from './provider-error.ts';
import type { ErrorDetails } from './stream/stream-state.ts';

const MAX_WORDS = 2_000;
/** Characters of an error's further members, as JSON. */
const MAX_DETAILS = 4_000;
const MAX_MEMBERS = 16;
const MAX_DEPTH = 4;
const MEMBER_NAME = /^[a-z_][\w.-]{0,63}$/i;
const LOOKS_LIKE_A_KEY = /\b(?:sk|pk|key)-[\w*.-]{4,}|\bBearer\s+\S+/gi;
const OF_A_KEY = /[\w-]/;
const MASK = '***';

/** Upstreams often quote the key they rejected, whole or in part. The client must never see Weir's key. */
export function redact(text: string, credential: string | null): string {
  const whole = credential ? text.replaceAll(credential, '[redacted]') : text;
  return redactMasked(whole.replace(LOOKS_LIKE_A_KEY, '[redacted]'));
}

/** Removes words such as `xai-***ab`. Not by a pattern, which takes quadratic time for a text of hyphens. */
function redactMasked(text: string): string {
  let out = '';
  let copied = 0;
  for (let mask = text.indexOf(MASK); mask !== -1; mask = text.indexOf(MASK, copied)) {
    let start = mask;
    while (start > copied && OF_A_KEY.test(text[start - 1]!)) start -= 1;
    let end = mask + MASK.length;
    while (end < text.length && (text[end] === '*' || OF_A_KEY.test(text[end]!))) end += 1;
    out += text.slice(copied, start) + (start === mask ? text.slice(mask, end) : '[redacted]');
    copied = end;
  }
  return copied === 0 ? text : out + text.slice(copied);
}

export function scrubText(text: string, credential: string | null): string {
  // Scrubbed before it is cut: a key across the cut would not be recognised.
  return redact(text, credential).slice(0, MAX_WORDS);
}

/** The upstream's message as the client may see it. */
export function scrubWords(words: UpstreamWords, credential: string | null): UpstreamWords {
  const scrub = <Text>(text: Text) => (typeof text === 'string' ? scrubText(text, credential) : text);
  return {
    message: scrubText(words.message, credential),
    type: scrub(words.type),
    code: scrub(words.code),
    param: scrub(words.param),
    details: words.details && scrubDetails(words.details, credential),
  };
}

/** Without members whose names are no names, and without those that would make it too large; null when none is left. */
function scrubDetails(details: ErrorDetails, credential: string | null): ErrorDetails | null {
  const kept: [string, unknown][] = [];
  let leftLength = MAX_DETAILS;
  for (const [name, value] of Object.entries(details).slice(0, MAX_MEMBERS)) {
    if (!MEMBER_NAME.test(name) || scrubText(name, credential) !== name) continue;
    const scrubbed = scrubValue(value, credential, 1);
    const length = JSON.stringify(scrubbed)?.length ?? Number.POSITIVE_INFINITY;
    if (length > leftLength) continue;
    leftLength -= length;
    kept.push([name, scrubbed]);
  }
  return kept.length === 0 ? null : Object.fromEntries(kept);
}

function scrubValue(value: unknown, credential: string | null, depth: number): unknown {
  if (typeof value === 'string') return scrubText(value, credential);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) return null;
  if (Array.isArray(value)) {
    return value.slice(0, MAX_MEMBERS).map((item) => scrubValue(item, credential, depth + 1));
  }
  const members = Object.entries(value)
    .slice(0, MAX_MEMBERS)
    .map(([name, inner]) => [scrubText(name, credential), scrubValue(inner, credential, depth + 1)] as const);
  return Object.fromEntries(members);
}
