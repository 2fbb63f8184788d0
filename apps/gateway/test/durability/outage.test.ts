import { expect, it } from 'vitest';
import { COMMIT_WAIT_MS, type Outage, runOutageRound } from './outage-round.ts';

const TIMEOUT_MS = 200_000;
/** What design allows, and as much again for a machine that is busy with other tests. */
const REVOKED_WITHIN_MS = 1_000 + 1_000;

it.for<Outage>(['frozen', 'shut-down', 'unreachable'])(
  'a database that is %s for three seconds goes unnoticed by clients, and nothing is lost or doubled',
  { timeout: TIMEOUT_MS },
  async (outage) => {
    const result = await runOutageRound({ outage, lengthMs: 3_000, seed: 11 });

    expect(result).toMatchObject({ lost: [], doubled: [], wrong: [], sums: [], clientErrors: [] });
    expect(result.mostSpooled).toBeGreaterThan(0);
    expect(result.readyDuring).toBe(503);
    expect(result.readyAfter).toBe(200);
    expect(result.revokedAfterMs).toBeLessThan(REVOKED_WITHIN_MS);
    // If every request waited for the store once more, none of them would be quicker than that.
    expect(result.during.count).toBeGreaterThan(20);
    expect(result.during.medianMs).toBeLessThan(COMMIT_WAIT_MS);
  },
);
