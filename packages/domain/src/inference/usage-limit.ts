import type { HeadersByName } from './forwarded-headers.ts';
import type { ErrorWords } from './stream/stream-state.ts';

const UNIFIED_STATUS = 'anthropic-ratelimit-unified-status';
const USED_UP: ReadonlySet<unknown> = new Set(['insufficient_quota', 'usage_limit_reached']);
const SAYS_USED_UP = /\busage limits?\b/i;
/** At the beginning, where no upstream repeats what the client sent. */
const SAYS_UNPAID =
  /^(?:Your credit balance is too low|You have reached your specified (?:workspace )?API usage limits|You(?:'re| are) out of extra usage)\b/;

type Words = Pick<ErrorWords, 'message' | 'type' | 'code'>;

/**
 * Whether a rejection means that the account's plan, budget or credit is used up, so that waiting for a moment does not help. By status:
 *
 * - 429: Anthropic, for accounts with a plan, says `anthropic-ratelimit-unified-status: rejected`; OpenAI and those that follow it have
 *   the type or code `insufficient_quota`, for its plans `usage_limit_reached`; any upstream may say "usage limit". Gemini's
 *   "exceeded your current quota" is said of rates, too, so it is none.
 * - 402: always. Anthropic's `billing_error` (https://platform.claude.com/docs/en/api/errors), OpenRouter, DeepSeek.
 * - 400: Anthropic, as `invalid_request_error`, where prepaid credit, the limit that a customer set, or what a plan adds is used up
 *   (https://github.com/anthropics/claude-code/issues/66314, issues/45033).
 */
export function isUsageLimit(status: number, words: Words | undefined, headers: HeadersByName): boolean {
  if (status === 402) return true;
  if (status === 400) return words?.type === 'invalid_request_error' && SAYS_UNPAID.test(words.message);
  if (status !== 429) return false;
  if (headers[UNIFIED_STATUS] === 'rejected') return true;
  if (words === undefined) return false;
  const { type, code, message } = words;
  return USED_UP.has(type) || USED_UP.has(code) || SAYS_USED_UP.test(message);
}
