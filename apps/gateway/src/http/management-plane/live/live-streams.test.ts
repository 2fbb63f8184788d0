import { EventEmitter } from 'node:events';
import { LiveEvent } from '@weir/contracts/live';
import { DomainError } from '@weir/domain/kernel';
import type { LiveChanges, LiveListener, LiveScope, LiveState } from '@weir/domain/live';
import { FakeClock, flushMicrotasks } from '@weir/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { EventStreams } from '../event-streams.ts';
import { LiveStreams } from './live-streams.ts';

const SCOPE: LiveScope = { organizationId: null, owner: null };
const SYSTEM = { breakers: [], spoolDepth: 0, replicas: 1 };
const NOTHING: LiveChanges = { requests: null, refusals: null, system: null };

function aState(spoolDepth = 0): LiveState {
  return { atMs: 0, requests: [], refusals: [], system: { ...SYSTEM, spoolDepth } };
}

describe('LiveStreams', () => {
  let clock: FakeClock;
  let listeners: Set<LiveListener>;
  let isDraining: boolean;
  let all: EventStreams;
  let streams: LiveStreams;
  beforeEach(() => {
    clock = new FakeClock();
    listeners = new Set();
    isDraining = false;
    all = new EventStreams({ clock, isDraining: () => isDraining });
    streams = new LiveStreams({
      ...{ clock, streams: all },
      sampler: {
        subscribe(_, listener) {
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
      },
    });
  });
  const each = (tell: (listener: LiveListener) => void) => [...listeners].forEach(tell);
  const pass = async (ms: number) => {
    clock.advance(ms);
    each((listener) => listener.passed());
    await flushMicrotasks();
  };
  const open = (callerId = 'ada', options: { once?: boolean; stillEntitled?: () => Promise<void> } = {}) => {
    const outgoing = new EventEmitter();
    const response = streams.open({
      ...{ callerId, scope: SCOPE, once: false, stillEntitled: async () => {}, ...options },
      outgoing: outgoing as never,
    });
    const reader = response.body!.getReader();
    return {
      outgoing,
      response,
      /** The next chunk; null at the end. */
      async read(): Promise<string | null> {
        const { done, value } = await reader.read();
        return done ? null : new TextDecoder().decode(value);
      },
    };
  };
  const eventOf = (text: string | null) => {
    const [, name, data] = /^event: (\w+)\ndata: (.*)\n\n$/.exec(text!)!;
    const event = LiveEvent.parse(JSON.parse(data!));
    expect(event.event).toBe(name);
    return event;
  };

  it('begin with a snapshot, then tell what changed, and nothing where nothing did', async () => {
    const { read, response } = open();
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(await read()).toBe('retry: 3000\n\n');
    each((listener) => listener.sampled(aState(), null));
    expect(eventOf(await read())).toMatchObject({ event: 'snapshot', system: { spool_depth: 0 } });
    each((listener) => listener.sampled(aState(), NOTHING));
    each((listener) => listener.sampled(aState(7), { ...NOTHING, system: aState(7).system }));
    expect(eventOf(await read())).toMatchObject({
      event: 'changes',
      requests: null,
      system: { spool_depth: 7 },
    });
    await pass(15_000);
    expect(await read()).toBe(': heartbeat\n\n');
    each((listener) => listener.failed('database_unavailable'));
    expect(eventOf(await read())).toMatchObject({ event: 'unavailable', code: 'database_unavailable' });
  });

  it('give a client that reads too slowly another snapshot, and buffer nothing meanwhile', async () => {
    const { read } = open();
    each((listener) => listener.sampled(aState(), null));
    for (let depth = 1; depth <= 100; depth += 1) {
      each((listener) => listener.sampled(aState(depth), { ...NOTHING, system: aState(depth).system }));
    }
    await read();
    expect(eventOf(await read())).toMatchObject({ event: 'snapshot', system: { spool_depth: 0 } });
    each((listener) => listener.sampled(aState(101), NOTHING));
    expect(eventOf(await read())).toMatchObject({ event: 'snapshot', system: { spool_depth: 101 } });
  });

  it('end where a client takes nothing for a minute', async () => {
    open();
    each((listener) => listener.sampled(aState(), null));
    await pass(61_000);
    expect([listeners.size, all.count]).toEqual([0, 0]);
  });

  it('end within seconds when the caller may not see it any more, and say why', async () => {
    let entitled = async () => {};
    const { read } = open('ada', { stillEntitled: () => entitled() });
    await read();
    await pass(3_000);
    expect(all.count).toBe(1);
    entitled = () => Promise.reject(new DomainError('session_expired', 'Over.'));
    await pass(3_000);
    expect(eventOf(await read())).toMatchObject({ event: 'end', code: 'session_expired' });
    expect(await read()).toBeNull();
    expect([listeners.size, all.count]).toEqual([0, 0]);
  });

  it('go on for a minute while the database cannot say who is signed in', async () => {
    const { read } = open('ada', {
      stillEntitled: () => Promise.reject(new DomainError('database_unavailable', 'away')),
    });
    await read();
    for (let second = 0; second < 57; second += 3) await pass(3_000);
    expect(all.count).toBe(1);
    for (let second = 0; second < 6; second += 3) await pass(3_000);
    expect(all.count).toBe(0);
  });

  it('end when the gateway stops, or after one snapshot where that is asked for', async () => {
    const one = open('ada', { once: true });
    await one.read();
    each((listener) => listener.sampled(aState(), null));
    expect(eventOf(await one.read())).toMatchObject({ event: 'snapshot' });
    expect(await one.read()).toBeNull();
    const other = open();
    await other.read();
    isDraining = true;
    await pass(1_000);
    expect(eventOf(await other.read())).toMatchObject({ event: 'end', code: 'shutting_down' });
    expect(all.count).toBe(0);
  });

  it('are at most 4 of a caller and 64 in all, and make room when a client leaves', async () => {
    const opened = Array.from({ length: 4 }, () => open());
    expect(() => open()).toThrow(expect.objectContaining({ code: 'too_many_requests' }));
    opened[0]!.outgoing.emit('close');
    opened[0]!.outgoing.emit('close');
    open();
    for (let caller = 0; caller < 60; caller += 1) open(`other-${caller}`);
    expect(all.count).toBe(64);
    expect(() => open('late')).toThrow(expect.objectContaining({ code: 'too_many_requests' }));
    expect(listeners.size).toBe(64);
  });
});
