import type { UsageRecord } from '../usage/usage-record.ts';

/** Who took which part of the time until the first token. All parts together are the total. */
export interface TimeToFirstToken {
  readonly totalUs: number;
  /** The client sent its body. */
  readonly clientUs: number;
  /** Attempts before the last one, and waits between them. */
  readonly earlierAttemptsUs: number;
  /** The upstream of the last attempt. */
  readonly upstreamUs: number;
  readonly weirUs: number;
}

/** Null without a first token, and where a record of an earlier release does not say enough. */
export function timeToFirstToken(record: UsageRecord): TimeToFirstToken | null {
  const { ttftUs, upstreamTtftUs, authenticatedUs, bodyReceivedUs, attempts } = record;
  const firstUs = attempts[0]?.startOffsetUs ?? null;
  const lastUs = attempts.at(-1)?.startOffsetUs ?? null;
  if (ttftUs === null || upstreamTtftUs === null || firstUs === null || lastUs === null) return null;
  if (authenticatedUs === null || bodyReceivedUs === null) return null;
  const clientUs = bodyReceivedUs - authenticatedUs;
  const earlierAttemptsUs = lastUs - firstUs;
  const weirUs = ttftUs - clientUs - earlierAttemptsUs - upstreamTtftUs;
  return { totalUs: ttftUs, clientUs, earlierAttemptsUs, upstreamUs: upstreamTtftUs, weirUs };
}
