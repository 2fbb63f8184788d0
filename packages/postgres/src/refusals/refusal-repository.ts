import { type OrganizationId, type Page, type PageRequest, toPage } from '@weir/domain/kernel';
import type { CountedRefusals, LiveScope } from '@weir/domain/live';
import type { RefusalCount, RefusalFilter, RefusalReach, RefusalRepository } from '@weir/domain/refusals';
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { DB, RequestRefusals } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { timeOfRequestId } from '../usage/request-id-time.ts';
import { organizationsOf } from '../usage/usage-selection.ts';
import { toRefusalCount } from './refusal-reader.ts';

/** The last moment that has a year of four digits. */
const LAST_MS = 253_402_300_799_999;
const MINUTE_MS = 60_000;
/** A request may be refused so much later than it came. */
const LONGEST_UPLOAD_MS = 3_600_000;
const SCANNED_COUNTS = 20_000;

/** Refusals of an organization, in PostgreSQL. */
export class PostgresRefusalRepository implements RefusalRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async countByCode({ organizationId, owner }: LiveScope, since: Date): Promise<readonly CountedRefusals[]> {
    const reach: RefusalReach = {
      ...(organizationId !== null && { organizationId }),
      ...(owner?.kind === 'user' && { userId: owner.id }),
      ...(owner?.kind === 'service_account' && { serviceAccountId: owner.id }),
    };
    const { rows } = await runQuery(
      sql<{ minute: Date; code: string; count: string }>`
        select minute, code, sum(count) as count from request_refusals
        where ${within(reach)} and minute >= ${since} group by minute, code`.execute(this.#kysely),
    );
    return rows.map(({ minute, code, count }) => ({ minute, code, count: Number(count) }));
  }

  async find(reach: RefusalReach, requestId: string): Promise<RefusalCount | null> {
    const madeMs = timeOfRequestId(requestId);
    const time =
      madeMs === null
        ? sql`true`
        : sql`minute >= ${new Date(madeMs - MINUTE_MS)} and minute <= ${new Date(madeMs + LONGEST_UPLOAD_MS)}`;
    const { rows } = await runQuery(
      sql<Selectable<RequestRefusals>>`
        select * from (
          select * from request_refusals where ${within(reach)} and ${time}
          order by minute desc limit ${SCANNED_COUNTS}
        ) as newest
        where request_id = ${requestId} or ${requestId} = any(request_ids)
        order by minute desc, last_at desc limit 1`.execute(this.#kysely),
    );
    return rows[0] === undefined ? null : toRefusalCount(rows[0]);
  }

  async list(
    organizationId: OrganizationId,
    filter: RefusalFilter,
    { limit, after }: PageRequest,
  ): Promise<Page<RefusalCount>> {
    let select = this.#kysely
      .selectFrom('request_refusals')
      .selectAll()
      .where('organization_id', '=', organizationId);
    const { ownerId, keyId, code, scope, since, until } = filter;
    if (ownerId !== null) {
      select = select.where(
        sql<boolean>`api_key_id in (select id from api_keys
          where owner_user_id = ${ownerId} or owner_service_account_id = ${ownerId})`,
      );
    }
    if (keyId !== null) select = select.where('api_key_id', '=', keyId);
    if (code !== null) select = select.where('code', '=', code);
    if (scope !== null) select = select.where('scope', '=', scope);
    if (since !== null) select = select.where('minute', '>=', storable(since.getTime()));
    if (until !== null) select = select.where('minute', '<', storable(until.getTime()));
    if (after !== null) {
      const [minuteMs, ofKey, ofCode, ofScope] = after.split(' ');
      const minute = storable(Number(minuteMs));
      select = select
        .where('minute', '<=', minute)
        .where(
          sql<boolean>`(minute, api_key_id, code, coalesce(scope, '')) < (${minute}, ${ofKey}, ${ofCode}, ${ofScope})`,
        );
    }
    const rows = await runQuery(
      select
        .orderBy('minute', 'desc')
        .orderBy('api_key_id', 'desc')
        .orderBy('code', 'desc')
        .orderBy(sql`coalesce(scope, '')`, 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(
      rows.map(toRefusalCount),
      limit,
      ({ minute, key, code: ofCode, scope: ofScope }) =>
        `${minute.getTime()} ${key?.id} ${ofCode} ${ofScope ?? ''}`,
    );
  }
}

/** Only of what is in this reach. */
function within({
  organizationId,
  membershipsOf,
  userId,
  serviceAccountId,
}: RefusalReach): RawBuilder<unknown> {
  const owner = userId ?? serviceAccountId;
  return sql.join(
    [
      sql`true`,
      ...(organizationId === undefined ? [] : [sql`organization_id = ${organizationId}`]),
      ...(membershipsOf === undefined ? [] : [sql`organization_id in (${organizationsOf(membershipsOf)})`]),
      ...(owner === undefined
        ? []
        : [
            sql`api_key_id in (select id from api_keys
              where owner_user_id = ${owner} or owner_service_account_id = ${owner})`,
          ]),
    ],
    sql` and `,
  );
}

/** Clients may name times that PostgreSQL does not know as Node writes them. Nothing was refused then. */
function storable(ms: number): Date {
  return new Date(Math.min(Math.max(ms, 0), LAST_MS));
}
