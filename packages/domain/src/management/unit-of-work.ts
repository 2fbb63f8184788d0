import type { AuditLog } from '../audit/ports.ts';
import type { RefusedWrites } from '../audit/refused-writes.ts';
import type { Clock } from '../kernel/clock.ts';
import type { RandomBytes } from '../kernel/ids.ts';
import type { IdempotencyRepository, OrganizationAccessRepository } from './ports.ts';

/** The repositories of every use case, and those that this one needs too: `Repositories<TeamRepositories>`. */
export type Repositories<Needed extends object = object> = Needed & {
  readonly access: OrganizationAccessRepository;
  readonly audit: AuditLog;
  readonly idempotency: IdempotencyRepository;
};

/** Within a transaction all repositories use the same one. */
export interface UnitOfWork<Needed extends object = object> {
  /** For reading, outside any transaction. */
  readonly repositories: Repositories<Needed>;
  /**
   * Runs `work` in one transaction (read committed). Commits when it resolves, rolls back when it rejects. Never nested:
   * `work` uses the repositories it is given. Rejects with DomainError `database_unavailable` when the database is away. A
   * deadlock is tried again, twice.
   */
  transaction<Result>(work: (repositories: Repositories<Needed>) => Promise<Result>): Promise<Result>;
}

/** The ports of every use case of the management plane, with the repositories it needs. */
export interface ManagementPorts<Needed extends object = object> {
  readonly unitOfWork: UnitOfWork<Needed>;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** Absent on the command line, where nothing is refused. */
  readonly refusedWrites?: RefusedWrites;
}
