import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { openDatabase } from './ledger.ts';
import { seededRandom } from './load/seeded-random.ts';
import type { PeerContext } from './peers/peer.ts';
import { startWeirProcess, weirObstacle } from './peers/weir-process.ts';
import { percentile } from './statistics.ts';
import type { TargetResult } from './targets.ts';

const ORGANIZATIONS = 1_000;
const USERS = 10_000;
const KEYS = 100_000;
/** Users with a session; each owns an organization. */
const SESSIONS = 200;
const REQUESTS_PER_SECOND = 100;
const MAX_P95_MS = 200;
const REQUEST_TIMEOUT_MS = 30_000;

/** What the management plane did under a steady load. */
export interface ManagementOutcome {
  readonly requests: number;
  readonly failures: Readonly<Record<string, number>>;
  /** By kind of request, ascending. */
  readonly latenciesMs: Readonly<Record<string, readonly number[]>>;
  readonly targets: readonly TargetResult[];
}

/**
 * Fills the database with 1,000 organizations, 10,000 users and 100,000 keys, then sends 100 requests a second, each at
 * its time, even if earlier ones are not answered: three in five read, two write. Or says why it cannot.
 */
export async function runManagement(
  context: PeerContext,
  seconds: number,
): Promise<ManagementOutcome | string> {
  const obstacle = weirObstacle(context);
  if (obstacle !== null) return obstacle;
  const dataDirectory = join(context.scratchDirectory, 'weir');
  const weir = await startWeirProcess(context, dataDirectory);
  const sql = openDatabase(dataDirectory);
  if (sql === null) return 'its database cannot be reached';
  const cookies = await fill(sql);
  await sql.end();

  const latenciesMs: Record<string, number[]> = {};
  const failures: Record<string, number> = {};
  const random = seededRandom(1);
  const sendOne = async () => {
    const owner = random(SESSIONS);
    const [name, request] = pick(random, owner);
    const dueMs = performance.now();
    const status = await send(`http://127.0.0.1:${weir.port}/v1`, cookies[owner]!, request);
    latenciesMs[name] ??= [];
    latenciesMs[name].push(performance.now() - dueMs);
    if (status < 200 || status > 299)
      failures[`${name} ${status}`] = (failures[`${name} ${status}`] ?? 0) + 1;
  };
  for (let warmUp = 0; warmUp < REQUESTS_PER_SECOND; warmUp++) await sendOne();
  for (const name of Object.keys(latenciesMs)) delete latenciesMs[name];
  await openLoop(seconds * REQUESTS_PER_SECOND, sendOne);
  await weir.child.stop();

  for (const values of Object.values(latenciesMs)) values.sort((left, right) => left - right);
  const all = Object.values(latenciesMs)
    .flat()
    .sort((left, right) => left - right);
  return {
    requests: all.length,
    failures,
    latenciesMs,
    targets: [judgeManagement(percentile(all, 0.95))],
  };
}

function judgeManagement(p95Ms: number): TargetResult {
  return {
    name: `management plane at ${REQUESTS_PER_SECOND} requests/s, p95, ms`,
    limit: `≤ ${MAX_P95_MS}`,
    value: p95Ms,
    verdict: p95Ms <= MAX_P95_MS ? 'pass' : 'fail',
  };
}

interface ManagementRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: object;
}

/** One of what admins do. */
function pick(
  random: (bound: number) => number,
  owner: number,
): readonly [name: string, request: ManagementRequest] {
  const organization = `/organizations/${organizationId(owner)}`;
  const keys = `/workspaces/${workspaceId(owner)}/api-keys`;
  const name = `${Date.now()}-${randomBytes(6).toString('hex')}`;
  const kinds: readonly (readonly [string, ManagementRequest])[] = [
    ['GET me', { method: 'GET', path: '/users/me' }],
    ['GET organizations', { method: 'GET', path: '/organizations' }],
    ['GET members', { method: 'GET', path: `${organization}/members?limit=100` }],
    ['GET keys', { method: 'GET', path: `${keys}?limit=100` }],
    ['GET audit log', { method: 'GET', path: `${organization}/audit-log?limit=100` }],
    ['GET teams', { method: 'GET', path: `${organization}/teams` }],
    ['POST key', { method: 'POST', path: keys, body: { name, mode: 'live' } }],
    ['POST team', { method: 'POST', path: `${organization}/teams`, body: { name } }],
    ['POST workspace', { method: 'POST', path: `${organization}/workspaces`, body: { name } }],
    [
      'PATCH settings',
      { method: 'PATCH', path: `${organization}/settings`, body: { max_key_lifetime_days: null } },
    ],
  ];
  return kinds[random(kinds.length)]!;
}

/** The status, or 0 for no answer in time. */
async function send(
  base: string,
  cookie: string,
  { method, path, body }: ManagementRequest,
): Promise<number> {
  try {
    const response = await fetch(base + path, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

async function openLoop(count: number, sendOne: () => Promise<void>): Promise<void> {
  const startMs = performance.now();
  const running: Promise<void>[] = [];
  for (let number = 0; number < count; number++) {
    const waitMs = startMs + (number * 1_000) / REQUESTS_PER_SECOND - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    running.push(sendOne());
  }
  await Promise.all(running);
}

/** Organizations of ten members, one workspace and a hundred keys each. The sessions' cookies, by owner. */
async function fill(sql: Sql): Promise<string[]> {
  const id = (kind: number, number: string) =>
    `('0000000${kind}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
  await sql.unsafe(`
    insert into organizations (id, name, created_at) select ${id(1, 'n')}, 'Organization ' || n, now() from generate_series(0, ${ORGANIZATIONS - 1}) n;
    insert into workspaces (id, organization_id, name, created_at)
      select ${id(2, 'n')}, ${id(1, 'n')}, 'Workspace', now() from generate_series(0, ${ORGANIZATIONS - 1}) n;
    insert into users (id, display_name, email, email_verified, created_at)
      select ${id(3, 'n')}, 'Person ' || n, 'person-' || n || '@example.com', true, now() from generate_series(0, ${USERS - 1}) n;
    insert into organization_members (organization_id, user_id, role, created_at)
      select ${id(1, `n % ${ORGANIZATIONS}`)}, ${id(3, 'n')}, case when n < ${ORGANIZATIONS} then 'owner' else 'member' end, now() from generate_series(0, ${USERS - 1}) n;
    alter table api_keys disable trigger user;
    insert into api_keys (id, workspace_id, name, hash, mode, prefix, last_four, created_at, owner_user_id)
      select ${id(4, 'n')}, ${id(2, `n % ${ORGANIZATIONS}`)}, 'Key ' || n, encode(sha256(('key ' || n)::bytea), 'hex'), 'live', 'sk-live-0000', '0000', now(),
        ${id(3, `n % ${USERS}`)}
      from generate_series(0, ${KEYS - 1}) n;
    alter table api_keys enable trigger user;
    analyze`);
  const tokens = Array.from({ length: SESSIONS }, () => randomBytes(32).toString('base64url'));
  const sessions = tokens.map((token, number) => ({
    id: idOf(5, number),
    user_id: idOf(3, number),
    token_hash: createHash('sha256').update(token).digest('hex'),
    provider: 'bench',
    created_at: new Date(),
    last_seen_at: new Date(),
    idle_expires_at: new Date(Date.now() + 86_400_000),
    expires_at: new Date(Date.now() + 86_400_000),
  }));
  await sql`insert into sessions ${sql(sessions)}`;
  return tokens.map((token) => `weir_session=${token}`);
}

const organizationId = (number: number) => idOf(1, number);
const workspaceId = (number: number) => idOf(2, number);

function idOf(kind: number, number: number): string {
  return `0000000${kind}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}
