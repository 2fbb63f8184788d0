import {
  LEASE_MS,
  type Lease,
  type LeaseAnswer,
  type LeaseHolderId,
  type LeaseRequest,
  type QuotaLeases,
} from '@weir/domain/limits';
import type { Database } from '../database/database.ts';

interface LeaseRow {
  readonly replicas: number;
  readonly granted: string | null;
  readonly amount: bigint | null;
  readonly spent: string;
  readonly held: string;
  readonly held_by_others: string;
}

const LEASE = `
with alive as materialized (
  select note_replica($1::uuid) as replicas
)
select alive.replicas, lease.*
from alive
left join lease_quotas($2::uuid, $3::text::uuid[], $4::text::timestamptz[], $5::text::numeric[],
  $6::bigint * interval '1 millisecond') as lease on true`;

const RELEASE = `
with released as (
  delete from limit_leases where holder = $2::uuid
)
delete from gateway_replicas where id = $1::uuid`;

export interface PostgresQuotaLeasesOptions {
  /** How long a lease lives without being renewed. Default {@link LEASE_MS}. */
  readonly leaseMs?: number;
}

/** Leases in PostgreSQL: the functions `lease_quotas` and `note_replica`, in one round trip. */
export class PostgresQuotaLeases implements QuotaLeases {
  readonly #database: Pick<Database, 'statements'>;
  readonly #replica: string;
  readonly #leaseMs: number;

  /** @param replica the UUID of this process */
  constructor(
    database: Pick<Database, 'statements'>,
    replica: string,
    options: PostgresQuotaLeasesOptions = {},
  ) {
    this.#database = database;
    this.#replica = replica;
    this.#leaseMs = options.leaseMs ?? LEASE_MS;
  }

  async lease(
    holder: LeaseHolderId,
    requests: readonly LeaseRequest[],
    signal?: AbortSignal,
  ): Promise<LeaseAnswer> {
    const rows = await this.#database.statements.run<LeaseRow>(
      LEASE,
      [
        this.#replica,
        holder,
        `{${requests.map(({ limitId }) => limitId)}}`,
        `{${requests.map(({ startsAtMs }) => new Date(startsAtMs).toISOString())}}`,
        `{${requests.map(({ wanted }) => wanted)}}`,
        `${this.#leaseMs}`,
      ],
      signal,
    );
    return {
      leases: requests.map(({ limitId, startsAtMs }, index): Lease => {
        const { granted, amount, spent, held, held_by_others } = rows[index]!;
        return {
          ...{ limitId, startsAtMs, amount },
          granted: BigInt(granted!),
          spent: BigInt(spent),
          held: BigInt(held),
          heldByOthers: BigInt(held_by_others),
        };
      }),
      replicas: rows[0]!.replicas,
    };
  }

  async release(holder: LeaseHolderId, signal?: AbortSignal): Promise<void> {
    await this.#database.statements.run(RELEASE, [this.#replica, holder], signal);
  }
}
