import type { LiveRequest } from '../inference/live-request.ts';
import type { RequestId } from '../kernel/ids.ts';
import type { LiveState, LiveSystem, RefusalRate } from './live-state.ts';

/** What is different from the state before; null where nothing is. */
export interface LiveChanges {
  readonly requests: {
    readonly started: readonly LiveRequest[];
    readonly changed: readonly LiveRequest[];
    readonly ended: readonly RequestId[];
  } | null;
  readonly refusals: readonly RefusalRate[] | null;
  readonly system: LiveSystem | null;
}

/** Pure. Whoever applies the changes to `before` has `after`. */
export function liveChanges(before: LiveState, after: LiveState): LiveChanges {
  return {
    requests: changesOfRequests(before.requests, after.requests),
    refusals: isSame(before.refusals, after.refusals) ? null : after.refusals,
    system: isSame(before.system, after.system) ? null : after.system,
  };
}

function changesOfRequests(
  before: readonly LiveRequest[],
  after: readonly LiveRequest[],
): LiveChanges['requests'] {
  const known = new Map(before.map((request) => [request.requestId, request]));
  const started: LiveRequest[] = [];
  const changed: LiveRequest[] = [];
  for (const request of after) {
    const { requestId, hasAnswer, outputTokens } = request;
    const earlier = known.get(requestId);
    known.delete(requestId);
    if (earlier === undefined) started.push(request);
    else if (earlier.hasAnswer !== hasAnswer || earlier.outputTokens !== outputTokens) changed.push(request);
  }
  const ended = [...known.keys()];
  return started.length + changed.length + ended.length === 0 ? null : { started, changed, ended };
}

/** Plain values in the same order. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
