import type { UsageRecord } from '../usage/usage-queries.ts';

const US_PER_SECOND = 1e6;

/** Output tokens in each second after the first token; null where one of both is not known. */
export function tokensPerSecond(
  record: Pick<UsageRecord, 'usage' | 'streamed' | 'ttft_us' | 'duration_us'>,
): number | null {
  const { output_tokens } = record.usage;
  if (!record.streamed || output_tokens === null || output_tokens < 2 || record.ttft_us === null) return null;
  const us = record.duration_us - record.ttft_us;
  return us <= 0 ? null : ((output_tokens - 1) * US_PER_SECOND) / us;
}
