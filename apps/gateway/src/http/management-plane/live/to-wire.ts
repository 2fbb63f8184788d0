import type { LiveEvent } from '@weir/contracts/live';
import type { LiveChanges, LiveState, LiveSystem, RefusalRate } from '@weir/domain/live';
import type { z } from 'zod';
import { toLiveRequestWire } from '../live-requests/to-wire.ts';

type Wire = z.input<typeof LiveEvent>;
type SystemWire = Extract<Wire, { event: 'snapshot' }>['system'];

export function toSnapshotWire({ atMs, requests, refusals, system }: LiveState): Wire {
  return {
    event: 'snapshot',
    at: new Date(atMs).toISOString(),
    requests: requests.map(toLiveRequestWire),
    refusals: refusals.map(toRateWire),
    system: toSystemWire(system),
  };
}

export function toChangesWire({ atMs }: LiveState, { requests, refusals, system }: LiveChanges): Wire {
  return {
    event: 'changes',
    at: new Date(atMs).toISOString(),
    requests: requests && {
      started: requests.started.map(toLiveRequestWire),
      changed: requests.changed.map(({ requestId, hasAnswer, outputTokens }) => ({
        ...{ record_id: requestId, has_answer: hasAnswer, output_tokens: outputTokens },
      })),
      ended: [...requests.ended],
    },
    refusals: refusals?.map(toRateWire) ?? null,
    system: toSystemWire(system),
  };
}

function toRateWire({ code, perSecond }: RefusalRate) {
  return { code, per_second: perSecond };
}

function toSystemWire(system: LiveSystem | null): SystemWire {
  return (
    system && {
      breakers: system.breakers.flatMap(({ connectionId, state }) =>
        state === 'closed' ? [] : [{ connection_id: connectionId, state }],
      ),
      spool_depth: system.spoolDepth,
      replicas: system.replicas,
    }
  );
}
