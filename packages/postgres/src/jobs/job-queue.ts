import type { Job, JobId, JobOutcome, JobProgress, JobQueue, JobStanding } from '@weir/domain/jobs';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { type JobRow, json, toJob } from './job-rows.ts';

/** Jobs, as the gateways run them, in PostgreSQL. */
export class PostgresJobQueue implements JobQueue {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async claim(holder: string, at: Date, until: Date, maxRunning: number): Promise<Job | null> {
    const { rows } = await runQuery(
      sql<JobRow>`
        update jobs set state = case state when 'queued' then 'running' else state end, holder = ${holder},
          held_until = ${until}, started_at = coalesce(started_at, ${at}::timestamptz), attempts = attempts + 1
        where id = (
          select waiting.id from jobs as waiting
          where waiting.state in ('queued', 'running', 'cancelling') and (waiting.held_until is null or waiting.held_until <= ${at})
            and (waiting.state <> 'queued' or (
              select count(*) from jobs as other
              where other.user_id = waiting.user_id and other.state in ('running', 'cancelling')) < ${maxRunning})
          order by waiting.id limit 1 for update skip locked)
        returning *`.execute(this.#kysely),
    );
    return rows[0] === undefined ? null : toJob(rows[0]);
  }

  async renew(id: JobId, holder: string, until: Date): Promise<JobStanding> {
    const { rows } = await runQuery(
      sql<Pick<JobRow, 'state'>>`
        update jobs set held_until = ${until} where id = ${id} and holder = ${holder} returning state`.execute(
        this.#kysely,
      ),
    );
    return standingOf(rows);
  }

  async save(
    id: JobId,
    holder: string,
    { phase, done, total, position, failures }: JobProgress,
  ): Promise<JobStanding> {
    const { rows } = await runQuery(
      sql<Pick<JobRow, 'state'>>`
        update jobs set phase = ${phase}, done = ${done}, total = ${total}, position = ${json(position)},
          failures = ${json(failures)}, attempts = 0
        where id = ${id} and holder = ${holder} returning state`.execute(this.#kysely),
    );
    return standingOf(rows);
  }

  async addPiece(id: JobId, number: number, content: Uint8Array): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('job_file_pieces')
        .values({ job_id: id, number, content: Buffer.from(content) })
        .execute(),
    );
  }

  async finish(id: JobId, holder: string, outcome: JobOutcome, at: Date): Promise<boolean> {
    const file = outcome.state === 'completed' ? outcome.file : null;
    const expiresAt = outcome.state === 'completed' && file !== null ? outcome.fileExpiresAt : null;
    const errorCode = outcome.state === 'failed' ? outcome.errorCode : null;
    const { rows } = await runQuery(
      sql`
        with ended as (
          update jobs set state = ${outcome.state}, error_code = ${errorCode}, finished_at = ${at}, holder = null,
            held_until = null, file = ${json(file)}, file_expires_at = ${expiresAt}
          where id = ${id} and holder = ${holder} returning id
        ), pieces as (
          delete from job_file_pieces where ${file === null} and job_id in (select id from ended)
        )
        select id from ended`.execute(this.#kysely),
    );
    return rows.length > 0;
  }

  async release(id: JobId, holder: string, at: Date): Promise<void> {
    await runQuery(
      sql`update jobs set holder = null, held_until = ${at}, attempts = greatest(0, attempts - 1)
        where id = ${id} and holder = ${holder}`.execute(this.#kysely),
    );
  }
}

function standingOf([row]: readonly Pick<JobRow, 'state'>[]): JobStanding {
  if (row === undefined) return 'lost';
  return row.state === 'cancelling' ? 'cancelled' : 'wanted';
}
