import { describe, expect, it } from 'vitest';
import { aConnection } from '../../../testing/src/a-model.ts';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import type { ProviderErrorCode } from '../inference/provider-error.ts';
import type { Connection } from '../models/model.ts';
import { Breakers, DEFAULT_BREAKER, NEW_BREAKER } from './breakers.ts';

const FAULT = { code: 'upstream_failed' } as const;
const { openMs } = DEFAULT_BREAKER;

function trip(breakers: Breakers, connection: Connection, nowMs = 0): void {
  for (let count = 0; count < 3; count++) breakers.failed(connection, 'yes', FAULT, nowMs);
}

describe('Breakers', () => {
  it('keeps connections apart', () => {
    const breakers = new Breakers();
    const [broken, working] = [aConnection(), aConnection()];
    trip(breakers, broken);
    expect([breakers.allows(broken, 0), breakers.allows(working, 0)]).toEqual(['no', 'yes']);
    expect([breakers.retryAfterMs(broken, 0), breakers.retryAfterMs(working, 0)]).toEqual([openMs, 0]);
  });

  it('keeps an organization’s own credential apart from the connection’s', () => {
    const breakers = new Breakers();
    const connection = aConnection();
    const brought = { ...connection, credential: 'brought', credentialId: aFreshId<'credential'>() };
    trip(breakers, brought);
    expect([breakers.stateOf(brought), breakers.stateOf(connection)]).toEqual(['open', 'closed']);
  });

  it('knows a connection again in another snapshot of the catalog', () => {
    const breakers = new Breakers();
    const connection = aConnection();
    trip(breakers, connection);
    expect(breakers.allows({ ...connection, name: 'renamed' }, 0)).toBe('no');
  });

  it.each([{ credential: 'another' }, { credential: null }, { baseUrl: 'https://moved.example/v1' }])(
    'begins anew with another credential or address: %j',
    (change) => {
      const breakers = new Breakers();
      const connection = aConnection();
      trip(breakers, connection);
      expect(breakers.allows({ ...connection, ...change }, 0)).toBe('yes');
    },
  );

  const faults: [ProviderErrorCode, boolean][] = [
    ['upstream_failed', true],
    ['upstream_overloaded', true],
    ['upstream_rate_limited', true],
    ['upstream_first_byte_timeout', true],
    ['upstream_total_timeout', true],
    ['upstream_connect_failed', true],
    ['upstream_connection_lost', true],
    ['upstream_ended_early', true],
    ['upstream_error_event', true],
    ['upstream_malformed_answer', true],
    ['upstream_credential_rejected', true],
    ['upstream_usage_limited', false],
    ['upstream_rejected', false],
    ['upstream_answer_too_large', false],
  ];
  it.each(faults)('counts %s: %s', (code, counts) => {
    const breakers = new Breakers();
    const connection = aConnection();
    for (let count = 0; count < 3; count++) breakers.failed(connection, 'yes', { code }, 0);
    expect(breakers.allows(connection, 0)).toBe(counts ? 'no' : 'yes');
  });

  it('is opened by no simulator, whose faults are asked for', () => {
    const breakers = new Breakers();
    const connection = aConnection({ kind: 'simulator' });
    trip(breakers, connection);
    expect(breakers.stateOf(connection)).toBe('closed');
  });

  it('is opened by nothing that is said of a client’s own credential', () => {
    const breakers = new Breakers();
    const connection = aConnection({ credential: 'of-one', credentialFrom: 'client' });
    for (const code of ['upstream_rate_limited', 'upstream_credential_rejected'] as const) {
      for (let count = 0; count < 5; count++) breakers.failed(connection, 'yes', { code }, 0);
    }
    expect(breakers.stateOf(connection)).toBe('closed');
    trip(breakers, connection);
    // Which is one for all clients: the upstream is the same.
    expect(breakers.stateOf({ ...connection, credential: 'of-another' })).toBe('open');
  });

  it('gives the probe back for a failure that does not count', () => {
    const breakers = new Breakers();
    const connection = aConnection();
    trip(breakers, connection);
    expect(breakers.allows(connection, openMs)).toBe('probe');
    breakers.failed(connection, 'probe', { code: 'upstream_rejected' }, openMs);
    expect(breakers.allows(connection, openMs)).toBe('probe');
  });

  it('counts by the settings of the connection, and by the defaults where it has none', () => {
    const breakers = new Breakers({ defaults: { failures: 2, windowMs: 1_000, openMs: 5_000 } });
    const own = { failures: 1, windowMs: null, openMs: 70 };
    const [plain, set] = [aConnection(), aConnection({ breaker: { ...own, set: null } })];
    for (const connection of [plain, set]) breakers.failed(connection, 'yes', FAULT, 0);
    expect([breakers.stateOf(plain), breakers.retryAfterMs(set, 0)]).toEqual(['closed', 70]);
    breakers.failed(plain, 'yes', FAULT, 999);
    expect(breakers.retryAfterMs(plain, 999)).toBe(5_000);
  });

  it('tells each transition once, with the connection', () => {
    const told: unknown[] = [];
    const breakers = new Breakers({ onTransition: (...transition) => told.push(transition) });
    const connection = aConnection();
    trip(breakers, connection);
    trip(breakers, connection);
    breakers.allows(connection, openMs);
    breakers.allows(connection, openMs);
    breakers.succeeded(connection, 'probe', openMs, openMs + 1);
    expect(told).toEqual([
      [connection.id, 'closed', 'open'],
      [connection.id, 'open', 'half_open'],
      [connection.id, 'half_open', 'closed'],
    ]);
  });

  it('keeps nothing of an upstream that works', () => {
    const breakers = new Breakers({ maxBreakers: 1 });
    const [broken, working] = [aConnection(), aConnection()];
    trip(breakers, broken);
    breakers.succeeded(working, 'yes', 0, 1);
    breakers.givenBack(working, 'yes', 1);
    breakers.failed(working, 'yes', { code: 'upstream_rejected' }, 1);
    expect(breakers.stateOf(broken)).toBe('open');
  });

  const setTo = (connection: Connection, to: 'open' | 'closed', atMs: number): Connection => ({
    ...connection,
    breaker: { ...connection.breaker, set: { to, at: new Date(atMs), reason: null } },
  });

  it('is held open for every credential from when a person opens it until one closes it', () => {
    const breakers = new Breakers();
    const connection = aConnection();
    const brought = { ...connection, credential: 'brought', credentialId: aFreshId<'credential'>() };
    for (const each of [connection, brought]) {
      expect(breakers.allows(setTo(each, 'open', 1), 0)).toBe('no');
      expect(breakers.allows(setTo(each, 'open', 1), 10 * openMs)).toBe('no');
      expect(breakers.retryAfterMs(setTo(each, 'open', 1), 0)).toBeNull();
      expect(breakers.allows(setTo(each, 'closed', 2), 0)).toBe('yes');
    }
  });

  it('forgets failures when a person closes it, and opens by new ones', () => {
    const breakers = new Breakers();
    const connection = aConnection();
    trip(breakers, connection);
    const closed = setTo(connection, 'closed', 1);
    expect(breakers.allows(closed, 0)).toBe('yes');
    trip(breakers, closed);
    expect(breakers.allows(closed, 0)).toBe('no');
  });

  it('takes no older word of a person for a newer one', () => {
    const breakers = new Breakers();
    const connection = aConnection();
    breakers.allows(setTo(connection, 'open', 2), 0);
    // A request that began before keeps its snapshot of the catalog.
    expect(breakers.allows(setTo(connection, 'closed', 1), 0)).toBe('no');
  });

  it('shows the breakers of a connection', () => {
    const breakers = new Breakers();
    const connection = aConnection();
    const credentialId = aFreshId<'credential'>();
    breakers.failed(connection, 'yes', FAULT, 0);
    trip(breakers, { ...connection, credential: 'brought', credentialId });
    trip(breakers, aConnection());
    expect(breakers.shown(connection, 10, 5)).toEqual([
      {
        ...{ credentialId: null, state: 'closed', failures: 1, retryAfterMs: 0 },
        lastFailure: { code: FAULT.code, atMs: 0 },
      },
      {
        ...{ credentialId, state: 'open', failures: 0, retryAfterMs: openMs - 10 },
        lastFailure: { code: FAULT.code, atMs: expect.any(Number) },
      },
    ]);
    expect(breakers.shown(connection, 10, 0)).toHaveLength(1);
    expect([breakers.broughtOpen, breakers.shown(aConnection(), 10, 5)]).toEqual([1, [NEW_BREAKER]]);
  });

  it('remembers so many and no more', () => {
    const breakers = new Breakers({ maxBreakers: 2 });
    const connections = [aConnection(), aConnection(), aConnection()];
    for (const connection of connections) trip(breakers, connection);
    expect(connections.map((connection) => breakers.stateOf(connection))).toEqual(['closed', 'open', 'open']);
  });
});
