import type { Repositories, UnitOfWork } from '@weir/domain/management';
import type { Kysely } from 'kysely';
import { PostgresAuditLog } from './audit-log.ts';
import { PostgresCredentialRepository } from './credential-repository.ts';
import type { Database } from './database.ts';
import type { DB } from './database-types.ts';
import { PostgresIdempotencyRepository } from './idempotency-repository.ts';
import { PostgresIdentityRepository } from './identity-repository.ts';
import { PostgresInvitationRepository } from './invitation-repository.ts';
import { PostgresManagedApiKeyRepository } from './managed-api-key-repository.ts';
import { PostgresManagedOrganizationRepository } from './managed-organization-repository.ts';
import { PostgresMemberRepository } from './member-repository.ts';
import { PostgresOrganizationAccessRepository } from './organization-access-repository.ts';
import { PostgresOrganizationSettingsRepository } from './organization-settings-repository.ts';
import { PostgresPersonalAccessTokenRepository } from './personal-access-token-repository.ts';
import { runQuery } from './run-query.ts';
import { PostgresSessionRepository } from './session-repository.ts';
import { PostgresSetupLinkRepository } from './setup-link-repository.ts';
import { PostgresSignInAttemptRepository } from './sign-in-attempt-repository.ts';
import { PostgresSigningKeyRepository } from './signing-key-repository.ts';
import { PostgresTeamRepository } from './team-repository.ts';
import { PostgresTokenFamilyRepository } from './token-family-repository.ts';
import { PostgresUserRepository } from './user-repository.ts';
import { PostgresWorkspaceRepository } from './workspace-repository.ts';

/** Attempts at a transaction that ends in a deadlock. */
const MAX_ATTEMPTS = 3;
const DEADLOCK = '40P01';

/** Transactions over everything the management plane works on. */
export class PostgresUnitOfWork implements UnitOfWork {
  readonly repositories: Repositories;
  readonly #kysely: Kysely<DB>;

  constructor({ kysely }: Pick<Database, 'kysely'>) {
    this.#kysely = kysely;
    this.repositories = repositoriesOn(kysely);
  }

  async transaction<Result>(work: (repositories: Repositories) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await runQuery(
          this.#kysely.transaction().execute((transaction) => work(repositoriesOn(transaction))),
        );
      } catch (error) {
        const internal = (error as { internal?: string }).internal;
        if (attempt === MAX_ATTEMPTS || internal?.startsWith(DEADLOCK) !== true) throw error;
      }
    }
  }
}

function repositoriesOn(kysely: Kysely<DB>): Repositories {
  return {
    access: new PostgresOrganizationAccessRepository(kysely),
    apiKeys: new PostgresManagedApiKeyRepository(kysely),
    audit: new PostgresAuditLog(kysely),
    credentials: new PostgresCredentialRepository(kysely),
    idempotency: new PostgresIdempotencyRepository(kysely),
    identities: new PostgresIdentityRepository(kysely),
    invitations: new PostgresInvitationRepository(kysely),
    members: new PostgresMemberRepository(kysely),
    organizationSettings: new PostgresOrganizationSettingsRepository(kysely),
    organizations: new PostgresManagedOrganizationRepository(kysely),
    personalAccessTokens: new PostgresPersonalAccessTokenRepository(kysely),
    sessions: new PostgresSessionRepository(kysely),
    setupLinks: new PostgresSetupLinkRepository(kysely),
    signInAttempts: new PostgresSignInAttemptRepository(kysely),
    signingKeys: new PostgresSigningKeyRepository(kysely),
    teams: new PostgresTeamRepository(kysely),
    tokenFamilies: new PostgresTokenFamilyRepository(kysely),
    users: new PostgresUserRepository(kysely),
    workspaces: new PostgresWorkspaceRepository(kysely),
  };
}
