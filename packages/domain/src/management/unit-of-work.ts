import type { AuditLog } from '../audit/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { RandomBytes } from '../kernel/ids.ts';
import type { IdempotencyRepository, OrganizationAccessRepository } from './ports.ts';

/** The storage that every use case works on, and what it needs beyond: `Repositories<TeamRepositories>`. */
export type Repositories<Needed extends object = object> = Needed & {
  readonly access: OrganizationAccessRepository;
  readonly audit: AuditLog;
  readonly idempotency: IdempotencyRepository;
};

/** Within a transaction all repositories see the same one. */
export interface UnitOfWork<Needed extends object = object> {
  /** For reading, outside any transaction. */
  readonly repositories: Repositories<Needed>;
  /**
   * Runs `work` in one transaction (read committed) and commits what it did when it resolves, nothing when it rejects.
   * Never nested: `work` uses the repositories it is given. DomainError `database_unavailable` when the database is
   * away; a deadlock is tried again, twice.
   */
  transaction<Result>(work: (repositories: Repositories<Needed>) => Promise<Result>): Promise<Result>;
}

/** What every use case of the management plane needs, with the repositories that it works on. */
export interface ManagementPorts<Needed extends object = object> {
  readonly unitOfWork: UnitOfWork<Needed>;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}
