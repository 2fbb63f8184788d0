import type { Repositories, UnitOfWork } from '@weir/domain/management';
import type { Kysely } from 'kysely';
import { PostgresApiKeyRepository } from '../api-keys/api-key-repository.ts';
import { PostgresAuditLog } from '../audit/audit-log.ts';
import { PostgresCredentialRepository } from '../credentials/credential-repository.ts';
import type { Database } from '../database/database.ts';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { PostgresIdentityRepository } from '../identity/identity-repository.ts';
import { PostgresSessionRepository } from '../identity/session-repository.ts';
import { PostgresSetupLinkRepository } from '../identity/setup-link-repository.ts';
import { PostgresSignInAttemptRepository } from '../identity/sign-in-attempt-repository.ts';
import { PostgresUserRepository } from '../identity/user-repository.ts';
import { PostgresInvitationRepository } from '../invitations/invitation-repository.ts';
import { PostgresMemberRepository } from '../members/member-repository.ts';
import { PostgresOrganizationRepository } from '../organizations/organization-repository.ts';
import { PostgresOrganizationSettingsRepository } from '../organizations/organization-settings-repository.ts';
import { PostgresTeamRepository } from '../teams/team-repository.ts';
import { PostgresPersonalAccessTokenRepository } from '../tokens/personal-access-token-repository.ts';
import { PostgresSigningKeyRepository } from '../tokens/signing-key-repository.ts';
import { PostgresTokenFamilyRepository } from '../tokens/token-family-repository.ts';
import { PostgresWorkspaceRepository } from '../workspaces/workspace-repository.ts';
import { PostgresIdempotencyRepository } from './idempotency-repository.ts';
import { PostgresOrganizationAccessRepository } from './organization-access-repository.ts';

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
    apiKeys: new PostgresApiKeyRepository(kysely),
    audit: new PostgresAuditLog(kysely),
    credentials: new PostgresCredentialRepository(kysely),
    idempotency: new PostgresIdempotencyRepository(kysely),
    identities: new PostgresIdentityRepository(kysely),
    invitations: new PostgresInvitationRepository(kysely),
    members: new PostgresMemberRepository(kysely),
    organizationSettings: new PostgresOrganizationSettingsRepository(kysely),
    organizations: new PostgresOrganizationRepository(kysely),
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
