import type { Database } from '@weir/postgres';

/** Whose rows are looked at. */
export interface Owners {
  readonly organizationIds: readonly string[];
  readonly userIds: readonly string[];
}

/** Which rows of a table are somebody's, by a column that it has. The first that fits. */
const OWNERSHIP = [
  ['organization_id', 'organization_id = any($1)'],
  ['user_id', 'user_id = any($2)'],
  ['link_user_id', 'link_user_id = any($2)'],
  ['workspace_id', 'workspace_id in (select id from workspaces where organization_id = any($1))'],
  ['family_id', 'family_id in (select id from token_families where user_id = any($2))'],
  [
    'service_account_id',
    'service_account_id in (select id from service_accounts where organization_id = any($1))',
  ],
] as const;
const BY_ID: Readonly<Record<string, string>> = {
  job_file_pieces: 'job_id in (select id from jobs where user_id = any($2))',
  jobs: 'user_id = any($2)',
  organizations: 'id = any($1)',
  users: 'id = any($2)',
  limit_thresholds_reached: 'limit_id in (select id from limits where organization_id = any($1))',
  spend_counters: 'scope_id = any($1)',
};
/** What belongs to the platform, what every request may add to, and what replicas change on their own. */
const OTHERS = new Set([
  'audit_records',
  'audit_stream',
  'background_jobs',
  'banners',
  'branding',
  'branding_images',
  'connections',
  'daily_usage',
  'daily_usage_counts',
  'daily_usage_days',
  'daily_usage_failures',
  'deployments',
  'discovery_states',
  'discovery_turns',
  'gateway_replicas',
  'idempotent_requests',
  // Renewed in the background for every limit that was looked at.
  'limit_leases',
  'listed_models',
  'live_requests',
  'model_aliases',
  'model_changes',
  'model_price_tiers',
  'model_prices',
  'models',
  'model_changes',
  'outgoing_deliveries',
  'platform_settings',
  'reconciliations',
  'schema_migrations',
  'setup_links',
  'signing_keys',
  'unsent_audit_records',
  'usage_cells',
  'usage_totals_fold',
]);
/** Noted by every request, whatever comes of it. */
const NOTED_BY_USE = "'{idle_expires_at,last_seen_at,last_used_at}'::text[]";

export type RowChecksums = Readonly<Record<string, string>>;

/** The tables that are not what they were. */
export function changesBetween(before: RowChecksums, after: RowChecksums): string[] {
  return Object.keys(after).filter((table) => before[table] !== after[table]);
}

/** One checksum a table over everything that these organizations and users have. */
export class RowChecksummer {
  readonly #sql: Database['sql'];
  #statement: Promise<string> | null = null;

  constructor({ sql }: Pick<Database, 'sql'>) {
    this.#sql = sql;
  }

  async of({ organizationIds, userIds }: Owners): Promise<RowChecksums> {
    this.#statement ??= this.#makeStatement();
    const rows = await this.#sql.unsafe(
      await this.#statement,
      [organizationIds as string[], userIds as string[]],
      { prepare: true },
    );
    return Object.fromEntries(rows.map(({ name, checksum }) => [name, checksum]));
  }

  async #makeStatement(): Promise<string> {
    const tables = await this.#sql<{ name: string; columns: string[] }[]>`
      select c.relname as name, array_agg(a.attname::text) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      group by c.relname order by c.relname`;
    const selects = tables
      .filter(({ name }) => !OTHERS.has(name))
      .map(({ name, columns }) => {
        const condition = BY_ID[name] ?? OWNERSHIP.find(([column]) => columns.includes(column))?.[1];
        if (condition === undefined) throw new Error(`Whose are the rows of ${name}?`);
        return `select '${name}' as name, md5(coalesce(string_agg(line, E'\\n' order by line), '')) as checksum
          from (select (to_jsonb(r) - ${NOTED_BY_USE})::text as line from ${name} r where ${condition}) as lines`;
      });
    // Where a table is not looked at by both, its parameters have no type but this.
    return `${selects.join(' union all ')} union all select '', '' where $1::uuid[] is null or $2::uuid[] is null`;
  }
}
