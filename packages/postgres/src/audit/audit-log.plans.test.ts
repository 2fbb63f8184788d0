import type { AuditFilter } from '@weir/domain/audit';
import type { OrganizationId, UserId } from '@weir/domain/kernel';
import type { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { auditQuery } from './audit-log.ts';

/** Enough for a scan of them to show; `WEIR_TEST_AUDIT_RECORDS=1000000` for the real thing. */
const RECORDS = Number(process.env.WEIR_TEST_AUDIT_RECORDS ?? 30_000);
const MONTHS = 12;
/** What one page may read, 8 KiB each. A million records have some 27,000 of them, without indexes. */
const MAX_BLOCKS = 1_000;

const idOf = (kind: number, number: number) =>
  `0000000${kind}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
const organization = idOf(1, 3) as OrganizationId;
const now = new Date();
const monthsAgo = (months: number) =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, now.getUTCDate()));

describe(`a page of an audit log of ${RECORDS} records`, () => {
  let database: OpenTestDatabase;
  let target: string;
  beforeAll(async () => {
    database = await openTestDatabase({ statementTimeoutMs: 600_000 });
    const { sql } = database;
    for (let month = 0; month <= MONTHS; month++) {
      await sql`select ensure_audit_partitions(${monthsAgo(month)})`;
    }
    // 20 organizations, 50 people, 30 actions; a hundredth is refused, as many are failed sign-ins of nobody.
    await sql`
      insert into audit_records (id, occurred_at, actor_kind, actor_user_id, action, outcome, organization_id, target_kind, target_id)
      select
        (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7000' || '8000' || lpad(to_hex(n), 12, '0'))::uuid,
        at,
        case when n % 100 = 7 then 'anonymous' else 'user' end,
        case when n % 100 = 7 then null else ('00000002-0000-7000-8000-' || lpad(to_hex(n % 50), 12, '0'))::uuid end,
        case when n % 100 = 7 then 'sign_in' else 'action_' || chr(97 + (n / 7) % 26) end,
        case n % 100 when 7 then 'failed' when 8 then 'refused' else 'succeeded' end,
        case when n % 100 = 7 then null else ('00000001-0000-7000-8000-' || lpad(to_hex((n / 3) % 20), 12, '0'))::uuid end,
        'team',
        case when n % 100 = 7 then null else '00000003-0000-7000-8000-' || lpad(to_hex(n / 20), 12, '0') end
      from (
        select n, date_trunc('milliseconds', ${now}::timestamptz - (n::float8 / ${RECORDS}::integer) * ${`${MONTHS} months`}::interval) as at
        from generate_series(1, ${RECORDS}::integer) as n
      ) as numbered`;
    await sql`analyze audit_records`;
    target = idOf(3, Math.floor(RECORDS / 40));
  }, 600_000);
  afterAll(() => database.discard());

  const explain = async ({ sql: text, parameters }: CompiledQuery) => {
    const [row] = await database.sql.unsafe<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(
      `explain (analyze, buffers, timing off, format json) ${text}`,
      parameters as never[],
    );
    return row!['QUERY PLAN'][0].Plan;
  };

  const filters: (readonly [string, () => AuditFilter])[] = [
    ['actor', () => ({ actorId: idOf(2, 9) as UserId })],
    ['action', () => ({ action: 'action_c' })],
    ['target', () => ({ targetId: target })],
    ['outcome refused', () => ({ outcome: 'refused' })],
    ['outcome failed', () => ({ outcome: 'failed' })],
    ['outcome succeeded', () => ({ outcome: 'succeeded' })],
    ['time', () => ({ since: monthsAgo(8), until: monthsAgo(7) })],
  ];
  const combinations = Array.from({ length: 2 ** filters.length }, (_, bits) =>
    filters.filter((_, index) => (bits >> index) & 1),
  ).filter((chosen) => chosen.filter(([name]) => name.startsWith('outcome')).length <= 1);

  it.each([
    ['an organization', organization],
    ['the platform', null],
  ] as const)(
    'of %s is read from indexes, however it is filtered',
    async (_, organizationId) => {
      const costs: Record<string, number> = {};
      for (const combination of combinations) {
        const filter = Object.assign({}, ...combination.map(([, make]) => make())) as AuditFilter;
        const query = auditQuery(database.kysely, organizationId, filter, { limit: 20, after: null });
        const plan = await explain(query.compile());
        const name = combination.map(([part]) => part).join(' + ') || 'all';
        const scanned = nodesOf(plan).filter(
          (node) => node['Node Type'] === 'Seq Scan' && blocksOf(node) > 0,
        );
        expect(scanned, name).toEqual([]);
        costs[name] = blocksOf(plan);
      }
      const dear = Object.entries(costs).filter(([, blocks]) => blocks > MAX_BLOCKS);
      expect(dear).toEqual([]);
    },
    600_000,
  );

  it('far behind in the list, or of one month, leaves alone what it cannot be in', async () => {
    const month = { since: monthsAgo(8), until: monthsAgo(7) };
    const query = auditQuery(database.kysely, organization, month, { limit: 20, after: null });
    const scanned = nodesOf(await explain(query.compile())).filter(
      (node) => node['Relation Name'] !== undefined,
    );
    expect(new Set(scanned.map((node) => node['Relation Name'])).size).toBeLessThanOrEqual(2);
  });
});

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops': number;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Plan[];
}

function blocksOf(plan: Plan): number {
  return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}
