import type { FoundRequest as FoundRequestContract } from '@weir/contracts/requests';
import { type FoundRequest, streamShapeOf, timelineOf, timeToFirstToken } from '@weir/domain/requests';
import type { AttemptRecord } from '@weir/domain/usage';
import type { z } from 'zod';
import type { Services } from '../../../compose.ts';
import { toUsageRecordJson } from '../../../usage-record-json.ts';
import { toLiveRequestWire } from '../live-requests/to-wire.ts';
import { toRefusalWire } from '../refusals/to-wire.ts';

type Wire = z.input<typeof FoundRequestContract>;
type RecordWire = Extract<Wire, { kind: 'record' }>;

/** @param seen by callers who may see connections; null for others */
export function toFoundRequestWire(
  found: FoundRequest,
  id: string,
  seen: Pick<Services, 'breakers' | 'catalog'> | null,
): Wire {
  switch (found.kind) {
    case 'record':
      return {
        kind: 'record',
        record: toUsageRecordJson(found.record),
        recorded_at: found.recordedAt.toISOString(),
        timeline: timelineOf(found.record, found.recordedAt).map(
          ({ atUs, tookUs, breakerState, ...step }) => ({
            ...step,
            at_us: atUs,
            took_us: tookUs,
            breaker_state: breakerState,
          }),
        ),
        ttft: toTtftWire(found),
        stream: toStreamWire(found),
        attempts: found.record.attempts.map((attempt) => toContextWire(attempt, seen)),
      };
    case 'running':
      return { kind: 'running', request: toLiveRequestWire(found.request) };
    case 'refusal':
      return {
        kind: 'refusal',
        refusal: toRefusalWire(found.refusal),
        is_last: found.refusal.requestId === id,
        limits: found.changes.map(({ setBy, action, allowed }) => ({
          set_by: setBy,
          change: { action, allowed },
        })),
      };
  }
}

function toTtftWire({ record }: Extract<FoundRequest, { kind: 'record' }>): RecordWire['ttft'] {
  const parts = timeToFirstToken(record);
  return (
    parts && {
      total_us: parts.totalUs,
      client_us: parts.clientUs,
      earlier_attempts_us: parts.earlierAttemptsUs,
      upstream_us: parts.upstreamUs,
      weir_us: parts.weirUs,
    }
  );
}

function toStreamWire({ record }: Extract<FoundRequest, { kind: 'record' }>): RecordWire['stream'] {
  const shape = streamShapeOf(record);
  if (shape === null) return null;
  const { slices, gaps, stalls } = shape;
  return {
    slices: slices.map(({ startUs, widthUs, tokens }) => ({ start_us: startUs, width_us: widthUs, tokens })),
    gaps: gaps.map(({ overUs, upToUs, count }) => ({ over_us: overUs, up_to_us: upToUs, count })),
    stalls: {
      over_us: stalls.overUs,
      count: stalls.count,
      longest_gap_us: stalls.longestGapUs,
      seen: stalls.seen.map(({ startUs, lengthUs }) => ({ start_us: startUs, length_us: lengthUs })),
    },
  };
}

function toContextWire(
  { connectionId }: AttemptRecord,
  seen: Pick<Services, 'breakers' | 'catalog'> | null,
): RecordWire['attempts'][number] {
  const connection = seen?.catalog.current.connections.find(({ id }) => id === connectionId);
  if (seen === null || connection === undefined) return { connection_name: null, breaker: null };
  return { connection_name: connection.name, breaker: seen.breakers.stateOf(connection) };
}
