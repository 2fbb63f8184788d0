import { expect, it } from 'vitest';
import { type LiveEvent, type LiveState, withEvent } from './live-state.ts';

const request = (id: string, tokens = 0) =>
  ({ record_id: id, output_tokens: tokens, has_answer: tokens > 0 }) as LiveState['requests'][number];
const changes = (some: object): LiveEvent => ({
  event: 'changes',
  at: '2026-01-01T00:00:01Z',
  requests: null,
  refusals: null,
  system: null,
  ...some,
});

it('follows a snapshot by what started, changed and ended, and a newer snapshot replaces all', () => {
  const snapshot: LiveEvent = {
    event: 'snapshot',
    at: '2026-01-01T00:00:00Z',
    requests: [request('a'), request('b')],
    refusals: [],
    system: null,
  };
  const events: LiveEvent[] = [
    snapshot,
    changes({
      requests: {
        started: [request('c')],
        changed: [{ record_id: 'b', has_answer: true, output_tokens: 9 }],
        ended: ['a'],
      },
    }),
    changes({ refusals: [{ code: 'budget_exceeded', per_second: 0.5 }] }),
  ];
  const state = events.reduce<LiveState | null>(withEvent, null);
  expect(state?.requests).toEqual([request('c'), request('b', 9)]);
  expect(state?.refusals).toHaveLength(1);
  expect(withEvent(state, { event: 'unavailable', at: '', code: 'database_unavailable' })).toMatchObject({
    unavailable: 'database_unavailable',
    requests: state?.requests,
  });
  expect(withEvent(state, snapshot)?.requests).toHaveLength(2);
});

it('knows nothing before the first snapshot', () => {
  expect(withEvent(null, changes({}))).toBeNull();
});
