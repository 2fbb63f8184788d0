import type { UpstreamWords } from './provider-error.ts';

const MAX_WORDS = 2_000;
const LOOKS_LIKE_A_KEY = /\b(?:sk|pk|key)-[\w*.-]{4,}|\bBearer\s+\S+/gi;

/** Upstreams often quote the key they rejected, whole or in part. The client must never see Weir's key. */
export function redact(text: string, credential: string | null): string {
  const whole = credential ? text.replaceAll(credential, '[redacted]') : text;
  return whole.replace(LOOKS_LIKE_A_KEY, '[redacted]');
}

export function scrubText(text: string, credential: string | null): string {
  // Scrubbed before it is cut: a key across the cut would not be recognised.
  return redact(text, credential).slice(0, MAX_WORDS);
}

/** The upstream's message as the client may see it. */
export function scrubWords(words: UpstreamWords, credential: string | null): UpstreamWords {
  const scrub = (text: string | null) => (text === null ? null : scrubText(text, credential));
  return {
    message: scrubText(words.message, credential),
    type: scrub(words.type),
    code: scrub(words.code),
    param: scrub(words.param),
  };
}
