import {
  type Job,
  type JobFilter,
  type JobId,
  type JobOwner,
  type JobPurge,
  type JobRepository,
  OPEN_JOB_STATES,
} from '@weir/domain/jobs';
import { type Page, type PageRequest, toPage, type UserId } from '@weir/domain/kernel';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { type JobRow, json, toJob } from './job-rows.ts';

/** Jobs, as people see them, in PostgreSQL. */
export class PostgresJobRepository implements JobRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async insert(job: Job): Promise<void> {
    await runQuery(
      sql`insert into jobs (id, kind, user_id, organization_id, parameters, begun_by, state, phase, done, total, position,
          failures, created_at)
        values (${job.id}, ${job.kind}, ${job.userId}, ${job.organizationId}, ${json(job.parameters)},
          ${json(job.begunBy)}, ${job.state}, ${job.phase}, ${job.done}, ${job.total}, ${json(job.position)},
          ${json(job.failures)}, ${job.createdAt})`.execute(this.#kysely),
    );
  }

  async find(id: JobId): Promise<Job | null> {
    const row = await runQuery(
      this.#kysely.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst(),
    );
    return row === undefined ? null : toJob(row);
  }

  async list(owner: JobOwner, { kind, state }: JobFilter, { limit, after }: PageRequest): Promise<Page<Job>> {
    let query = this.#kysely.selectFrom('jobs').selectAll();
    if (owner !== null && 'userId' in owner) query = query.where('user_id', '=', owner.userId);
    if (owner !== null && 'organizationId' in owner) {
      query = query.where('organization_id', '=', owner.organizationId);
    }
    if (kind !== undefined) query = query.where('kind', '=', kind);
    if (state !== undefined)
      query = query.where('state', state === 'open' ? 'in' : 'not in', OPEN_JOB_STATES);
    if (after !== null) query = query.where('id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toJob), limit, ({ id }) => id);
  }

  async countOpen(userId: UserId): Promise<number> {
    await runQuery(sql`select from users where id = ${userId} for no key update`.execute(this.#kysely));
    const { rows } = await runQuery(
      sql<{ count: number }>`
        select count(*)::integer as count from jobs
        where user_id = ${userId} and state in ('queued', 'running', 'cancelling')`.execute(this.#kysely),
    );
    return rows[0]!.count;
  }

  async cancel(id: JobId, at: Date): Promise<Job | null> {
    const { rows } = await runQuery(
      sql<JobRow>`update jobs set
          state = case state when 'queued' then 'cancelled' when 'running' then 'cancelling' else state end,
          finished_at = case state when 'queued' then ${at}::timestamptz else finished_at end
        where id = ${id} returning *`.execute(this.#kysely),
    );
    return rows[0] === undefined ? null : toJob(rows[0]);
  }

  async readPiece(id: JobId, number: number): Promise<Uint8Array | null> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('job_file_pieces')
        .select('content')
        .where('job_id', '=', id)
        .where('number', '=', number)
        .executeTakeFirst(),
    );
    return row?.content ?? null;
  }

  async purge(until: JobPurge, limit: number): Promise<number> {
    const { rows } = await runQuery(purgeOf(until, limit).execute(this.#kysely));
    return rows.length;
  }
}

function purgeOf(until: JobPurge, limit: number): RawBuilder<unknown> {
  if ('filesExpiredBy' in until) {
    return sql`
      with expired as (
        update jobs set file = null, file_expires_at = null where id in (
          select id from jobs where file_expires_at <= ${until.filesExpiredBy} order by file_expires_at limit ${limit}
          for update skip locked) returning id
      ), pieces as (delete from job_file_pieces where job_id in (select id from expired))
      select id from expired`;
  }
  if ('endedBefore' in until) {
    return sql`delete from jobs where id in (
      select id from jobs where finished_at < ${until.endedBefore} order by finished_at limit ${limit}
      for update skip locked) returning id`;
  }
  return sql`delete from jobs where id in (
    select excess.id from
      (select user_id from jobs where finished_at is not null group by user_id having count(*) > ${until.kept}) crowded,
      lateral (select id from jobs where user_id = crowded.user_id and finished_at is not null
        order by id desc offset ${until.kept}) excess
    limit ${limit}) returning id`;
}
