import type { components } from '@weir/api-client';

export type LiveEvent = components['schemas']['LiveEvent'];
export type LiveRequest = components['schemas']['LiveRequest'];
export type LiveSystem = components['schemas']['LiveSystem'];
export type RefusalRate = components['schemas']['RefusalRate'];

/** What runs, as the events so far say. Null before the first snapshot. */
export interface LiveState {
  /** The time of the last event that told something. */
  readonly at: string;
  readonly requests: readonly LiveRequest[];
  readonly refusals: readonly RefusalRate[];
  readonly system: LiveSystem | null;
  /** Why nothing is known since; null when all is. */
  readonly unavailable: string | null;
}

/** Takes in one event. */
export function withEvent(state: LiveState | null, event: LiveEvent): LiveState | null {
  switch (event.event) {
    case 'snapshot': {
      const { at, requests, refusals, system } = event;
      return { at, requests, refusals, system, unavailable: null };
    }
    case 'changes':
      return state === null ? null : withChanges(state, event);
    case 'unavailable':
      return state === null ? null : { ...state, unavailable: event.code };
    case 'end':
      return state;
  }
}

function withChanges(
  state: LiveState,
  { at, requests, refusals, system }: Extract<LiveEvent, { event: 'changes' }>,
): LiveState {
  return {
    at,
    requests: requests === null ? state.requests : withRequests(state.requests, requests),
    refusals: refusals ?? state.refusals,
    system: system ?? state.system,
    unavailable: null,
  };
}

function withRequests(
  before: readonly LiveRequest[],
  { started, changed, ended }: NonNullable<Extract<LiveEvent, { event: 'changes' }>['requests']>,
): readonly LiveRequest[] {
  const gone = new Set(ended);
  const news = new Map(changed.map((change) => [change.record_id, change]));
  const stay = before
    .filter(({ record_id }) => !gone.has(record_id))
    .map((request) => ({ ...request, ...news.get(request.record_id) }));
  return [...started, ...stay];
}
