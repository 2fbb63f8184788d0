import { expect, it } from 'vitest';
import { type Outage, runOutageRound } from './outage-round.ts';

const TIMEOUT_MS = 200_000;
/** Five times the default: longer than a busy machine keeps any request waiting by itself. */
const COMMIT_WAIT_MS = 500;
/** A look-up of the key, the wait for the ledger, and a machine that is busy with other tests. */
const ANSWERED_WITHIN_MS = 2_000 + COMMIT_WAIT_MS + 2_500;
/** What design allows, and as much again for a machine that is busy with other tests. */
const REVOKED_WITHIN_MS = 1_000 + 1_000;

it.for<Outage>(['frozen', 'shut-down', 'unreachable'])(
  'a database that is %s for three seconds goes unnoticed by clients, and nothing is lost or doubled',
  { timeout: TIMEOUT_MS },
  async (outage) => {
    const result = await runOutageRound({
      outage,
      lengthMs: 3_000,
      seed: 11,
      commitWaitMs: COMMIT_WAIT_MS,
    });

    expect(result).toMatchObject({ lost: [], doubled: [], wrong: [], sums: [], clientErrors: [] });
    expect(result.mostSpooled).toBeGreaterThan(0);
    expect(result.readyDuring).toBe('degraded');
    expect(result.readyAfter).toBe('ready');
    expect(result.revokedAfterMs).toBeLessThan(REVOKED_WITHIN_MS);
    // If every request waited for the store once more, none of them would be quicker than that.
    expect(result.during.count).toBeGreaterThan(5);
    expect(result.during.maxMs).toBeLessThan(ANSWERED_WITHIN_MS + result.before.maxMs);
    expect(result.during.medianMs).toBeLessThan(COMMIT_WAIT_MS / 2 + result.before.medianMs);
  },
);
