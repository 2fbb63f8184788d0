import type { HeadersByName } from './forwarded-headers.ts';
import type { ErrorWords } from './stream/stream-state.ts';

const UNIFIED_STATUS = 'anthropic-ratelimit-unified-status';
const USED_UP: ReadonlySet<unknown> = new Set(['insufficient_quota', 'usage_limit_reached']);
const SAYS_USED_UP = /\busage limits?\b/i;

/**
 * Whether a 429 means that the account's plan or budget is used up, so that waiting for a moment does not help:
 *
 * - Anthropic, for accounts with a plan: `anthropic-ratelimit-unified-status: rejected`
 * - OpenAI and those that follow it: type or code `insufficient_quota`; for its plans, `usage_limit_reached`
 * - any upstream whose message says "usage limit"
 *
 * Gemini's "exceeded your current quota" is said of rates, too, so it is none.
 */
export function isUsageLimit(
  words: Pick<ErrorWords, 'message' | 'type' | 'code'> | undefined,
  headers: HeadersByName,
): boolean {
  if (headers[UNIFIED_STATUS] === 'rejected') return true;
  if (words === undefined) return false;
  const { type, code, message } = words;
  return USED_UP.has(type) || USED_UP.has(code) || SAYS_USED_UP.test(message);
}
