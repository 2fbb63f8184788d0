import type { ApiKeyRepository } from '../api-keys/ports.ts';
import type { AuditLog } from '../audit/ports.ts';
import type { CredentialRepository } from '../credentials/ports.ts';
import type {
  IdentityRepository,
  SessionRepository,
  SetupLinkRepository,
  SignInAttemptRepository,
  UserRepository,
} from '../identity/ports.ts';
import type { InvitationRepository } from '../invitations/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { RandomBytes } from '../kernel/ids.ts';
import type { MemberRepository } from '../members/ports.ts';
import type { OrganizationRepository, OrganizationSettingsRepository } from '../organizations/ports.ts';
import type { TeamRepository } from '../teams/ports.ts';
import type {
  PersonalAccessTokenRepository,
  SigningKeyRepository,
  TokenFamilyRepository,
} from '../tokens/ports.ts';
import type { WorkspaceRepository } from '../workspaces/ports.ts';
import type { IdempotencyRepository, OrganizationAccessRepository } from './ports.ts';

/** The storage of everything the management plane works on. Within a transaction all of them see the same one. */
export interface Repositories {
  readonly access: OrganizationAccessRepository;
  readonly apiKeys: ApiKeyRepository;
  readonly audit: AuditLog;
  readonly credentials: CredentialRepository;
  readonly idempotency: IdempotencyRepository;
  readonly identities: IdentityRepository;
  readonly invitations: InvitationRepository;
  readonly members: MemberRepository;
  readonly organizationSettings: OrganizationSettingsRepository;
  readonly organizations: OrganizationRepository;
  readonly personalAccessTokens: PersonalAccessTokenRepository;
  readonly sessions: SessionRepository;
  readonly setupLinks: SetupLinkRepository;
  readonly signInAttempts: SignInAttemptRepository;
  readonly signingKeys: SigningKeyRepository;
  readonly teams: TeamRepository;
  readonly tokenFamilies: TokenFamilyRepository;
  readonly users: UserRepository;
  readonly workspaces: WorkspaceRepository;
}

export interface UnitOfWork {
  /** For reading, outside any transaction. */
  readonly repositories: Repositories;
  /**
   * Runs `work` in one transaction (read committed) and commits what it did when it resolves, nothing when it rejects.
   * Never nested: `work` uses the repositories it is given. DomainError `database_unavailable` when the database is
   * away; a deadlock is tried again, twice.
   */
  transaction<Result>(work: (repositories: Repositories) => Promise<Result>): Promise<Result>;
}

/** What every use case of the management plane needs. */
export interface ManagementPorts {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}
