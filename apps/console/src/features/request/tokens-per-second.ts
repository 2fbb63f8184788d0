import type { UsageRecord } from './request-queries.ts';

/** Output tokens a second between the first and the last; null where too little is known. */
export function tokensPerSecond({
  usage,
  ttft_us,
  last_token_us,
}: Pick<UsageRecord, 'usage' | 'ttft_us' | 'last_token_us'>): number | null {
  const tokens = usage.output_tokens;
  if (tokens === null || tokens < 2 || ttft_us === null || last_token_us === null) return null;
  if (last_token_us <= ttft_us) return null;
  return ((tokens - 1) * 1_000_000) / (last_token_us - ttft_us);
}
