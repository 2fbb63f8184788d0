import type { Catalog } from '@weir/domain/models';
import { describe, expect, it } from 'vitest';
import { Readiness, type ReadinessPorts } from './readiness.ts';

const WELL: ReadinessPorts = {
  pingDatabase: async () => {},
  schemaVersion: '0001',
  changesAreHeard: () => true,
  hasKeysInGrace: () => true,
  canRecord: () => true,
  canSpool: () => true,
  spoolDepth: () => 0,
  leases: () => ({ replicas: 1, renewedAtMs: 0, failing: false }),
  coordinationIsUp: null,
  catalog: { current: { deploymentCount: 3 } as Catalog['current'] },
  openBreakers: () => 0,
};
const databaseDown = { pingDatabase: () => Promise.reject(new Error('away')) };
const unheard = { changesAreHeard: () => false };

describe('Readiness', () => {
  it.each<[string, Partial<ReadinessPorts>, string, string[]]>([
    ['ready while everything works', {}, 'ready', []],
    [
      'degraded while the database is away',
      { ...databaseDown, ...unheard },
      'degraded',
      ['database', 'changes'],
    ],
    ['degraded while changes are not heard', unheard, 'degraded', ['changes']],
    ['degraded while only the spool fails', { canSpool: () => false }, 'degraded', ['spool']],
    [
      'degraded while leases of quotas are not renewed',
      { leases: () => ({ replicas: 3, renewedAtMs: null, failing: true }) },
      'degraded',
      ['limits'],
    ],
    ['degraded while a breaker is open', { openBreakers: () => 2 }, 'degraded', ['upstreams']],
    ['ready while gateways count limits together', { coordinationIsUp: () => true }, 'ready', []],
    ['degraded while they cannot', { coordinationIsUp: () => false }, 'degraded', ['coordination']],
    [
      'unavailable once the grace of all keys is over',
      { ...databaseDown, hasKeysInGrace: () => false },
      'unavailable',
      ['database', 'keys'],
    ],
    [
      'unavailable once the spool is at its end with the database away, before the ledger has met that',
      { ...databaseDown, canSpool: () => false },
      'unavailable',
      ['database', 'recording', 'spool'],
    ],
    [
      'unavailable while the database answers but takes no records, as on a full disk',
      { canRecord: () => false, canSpool: () => false },
      'unavailable',
      ['recording', 'spool'],
    ],
    [
      'unavailable while no model is served',
      { catalog: { current: { deploymentCount: 0 } as Catalog['current'] } },
      'unavailable',
      ['catalog'],
    ],
  ])('is %s', async (_, changes, status, down) => {
    const report = await new Readiness({ ...WELL, ...changes }).check();
    expect(report.status).toBe(status);
    expect(Object.keys(report.checks).filter((name) => report.checks[name]!.state === 'down')).toEqual(down);
  });

  it('tells among how many replicas rates are divided, and when leases were renewed', async () => {
    const leases = () => ({ replicas: 3, renewedAtMs: Date.UTC(2026, 0, 15), failing: false });
    expect((await new Readiness({ ...WELL, leases }).check()).checks.limits).toEqual({
      ...{ state: 'ok', replicas: 3, renewed_at: '2026-01-15T00:00:00.000Z' },
    });
  });

  it('is unavailable once it drains', async () => {
    const readiness = new Readiness(WELL);
    readiness.drain();
    expect(await readiness.check()).toMatchObject({
      status: 'unavailable',
      checks: { process: { state: 'down' } },
    });
  });
});
