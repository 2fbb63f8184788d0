import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase } from '@weir/postgres';
import { compareWithLedger, type LedgerComparison } from './compare-with-ledger.ts';
import { freePort, GatewayProcess, makeDataDir, until } from './gateway-process.ts';
import { LOAD_MODELS, Load, seededRandom } from './load.ts';
import { StoppableDatabase } from './stoppable-database.ts';

/**
 * What dies: the gateway whose database is elsewhere, and well or hanging at the time; the gateway that runs its
 * database embedded, which survives and is taken over by the next start; or both at once.
 */
export const KILL_VARIANTS = ['gateway', 'during-outage', 'embedded', 'embedded-and-database'] as const;
export type KillVariant = (typeof KILL_VARIANTS)[number];

export interface KillRoundOptions {
  readonly variant: KillVariant;
  readonly kills: number;
  readonly seed: number;
  readonly concurrency: number;
  readonly log: (line: string) => void;
  /** Called with the ledger's database while it still runs. */
  readonly examine?: (databaseUrl: string, load: Load) => Promise<void>;
}

export interface KillRoundResult extends LedgerComparison {
  readonly kills: number;
  readonly finished: number;
  /** Requests under way when the gateway was killed, in all. */
  readonly interrupted: number;
  /** Records that went through the spool, in all. */
  readonly replayed: number;
}

/** How long an end waits for the store: from always spooling to hardly ever, since a crash may come between the two. */
const COMMIT_WAITS_MS = [1, 5, 20, 100];
const EARLIEST_KILL_MS = 100;
const LATEST_KILL_MS = 1_500;
const SETTLED_WITHIN_MS = 60_000;

/** Kills the gateway under load again and again, and compares what clients saw with the ledger. */
export async function runKillRound(options: KillRoundOptions): Promise<KillRoundResult> {
  const { variant, kills, seed, concurrency, log } = options;
  const random = seededRandom(seed);
  const ends: (() => Promise<void>)[] = [];
  try {
    const upstream = await startUpstreamProcess();
    ends.push(upstream.stop);
    const dataDir = await makeDataDir();
    ends.push(dataDir.remove);
    const database = variant.startsWith('embedded') ? null : await StoppableDatabase.start();
    ends.push(async () => database?.remove());
    const port = await freePort();
    const start = (commitWaitMs: number) =>
      GatewayProcess.start({
        dataDir: dataDir.path,
        port,
        env: {
          WEIR_UPSTREAM_URL: upstream.url,
          LEDGER_COMMIT_WAIT_MS: String(commitWaitMs),
          ...(database === null ? {} : { DATABASE_URL: database.url }),
        },
      });

    let gateway = await start(100);
    ends.push(async () => void (await gateway.stop()));
    await setAmpleLimits(database?.url ?? embeddedUrlOf(dataDir.path));
    const load = new Load({ port, apiKey: await gateway.apiKey(), seed, concurrency }).start();
    ends.push(() => load.stop());
    let interrupted = 0;
    let replayed = 0;
    for (let kill = 1; kill <= kills; kill++) {
      const finishedBefore = load.finished.length;
      const delayMs = EARLIEST_KILL_MS + random() * (LATEST_KILL_MS - EARLIEST_KILL_MS);
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      // A start is slow on a busy machine: a kill among idle clients would show nothing.
      await requestsFinish(load, finishedBefore);
      if (variant === 'during-outage') {
        await database!.goAway('frozen');
        await requestsFinish(load, load.finished.length + concurrency);
      }
      const open = load.open;
      interrupted += open;
      if (variant === 'embedded-and-database') process.kill(postmasterOf(dataDir.path), 'SIGKILL');
      await gateway.kill();
      replayed += replayedBy(gateway);
      if (variant === 'during-outage') await database!.comeBack();
      const commitWaitMs = COMMIT_WAITS_MS[Math.floor(random() * COMMIT_WAITS_MS.length)]!;
      const startedAtMs = performance.now();
      gateway = await start(commitWaitMs);
      log(
        `kill ${kill}: ${open} requests under way, ${load.finished.length} finished so far; ` +
          `up again after ${Math.round(performance.now() - startedAtMs)} ms, commit wait ${commitWaitMs} ms`,
      );
    }
    await load.stop();
    await until('the spool is empty', SETTLED_WITHIN_MS, async () => {
      const { status, checks } = await gateway.readiness();
      return status === 'ready' && checks.spool?.records === 0;
    });

    const ledgerUrl = database?.url ?? embeddedUrlOf(dataDir.path);
    const comparison = await compareWithLedger(ledgerUrl, load.exchanges);
    await options.examine?.(ledgerUrl, load);
    replayed += replayedBy(gateway);
    return { ...comparison, kills, finished: load.finished.length, interrupted, replayed };
  } finally {
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end();
  }
}

/** The line that says how a round went. */
export function summaryOf(result: KillRoundResult): string {
  const { lost, doubled, wrong, sums, finished, kills, interrupted, replayed, records } = result;
  return (
    `lost ${lost.length}, doubled ${doubled.length}, finished ${finished}, kills ${kills} ` +
    `(wrong ${wrong.length}, wrong sums ${sums.length}, interrupted ${interrupted}, replayed ${replayed}, ` +
    `records ${records})`
  );
}

export function isClean({ lost, doubled, wrong, sums }: LedgerComparison): boolean {
  return lost.length + doubled.length + wrong.length + sums.length === 0;
}

/** Limits that refuse nothing, so that there are counters to compare. */
async function setAmpleLimits(databaseUrl: string): Promise<void> {
  const { sql, close } = createDatabase(databaseUrl, { poolSize: 2, applicationName: 'weir-operator' });
  await sql`
    insert into limits (id, organization_id, scope, scope_id, kind, period, anchor, amount, created_at, updated_at)
    select gen_random_uuid(), organization_id, scope, scope_id, kind, period, now(), 1000000000000000000, now(), now()
    from workspaces
    cross join lateral (values ('organization', organization_id), ('workspace', id)) as scopes (scope, scope_id)
    cross join (values ('budget', 'total'), ('request_quota', 'day'), ('token_quota', 'day')) as kinds (kind, period)`;
  await close();
}

function replayedBy({ output }: GatewayProcess): number {
  const lines = output.matchAll(/"event":"spool.replayed","records":(\d+)/g);
  return [...lines].reduce((sum, [, records]) => sum + Number(records), 0);
}

function requestsFinish(load: Load, beyond: number): Promise<void> {
  return until('requests finish', SETTLED_WITHIN_MS, () => load.finished.length > beyond);
}

async function startUpstreamProcess(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'upstream-process.ts'), ...LOAD_MODELS], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    url: line.toString().trim(),
    async stop() {
      const closed = once(child, 'close');
      child.stdin.end();
      await closed;
    },
  };
}

function embeddedUrlOf(dataDir: string): string {
  return (JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as { url: string }).url;
}

function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
}
