import { authenticateSession } from '@weir/domain/identity';
import { DomainError, type SignedInActor } from '@weir/domain/kernel';
import { authenticateServiceAccountToken } from '@weir/domain/service-accounts';
import {
  authenticateAccessToken,
  authenticatePersonalAccessToken,
  hasTokenPrefix,
} from '@weir/domain/tokens';
import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { ManagementServices } from '../../compose-management.ts';
import { bearerToken } from '../bearer-token.ts';
import type { ManagementEnv } from './management-env.ts';
import { readSessionCookie, setSessionCookie } from './session-cookie.ts';

/**
 * The caller of the management plane, by a session, an access token, a personal access token or the token of a service
 * account, only one of them. API keys are refused here.
 *
 * @throws DomainError `session_missing`, `session_expired`, `access_token_invalid`, `personal_access_token_invalid`,
 *   `service_account_token_invalid`, `account_deactivated`, `credential_not_accepted`
 */
export async function authenticateCaller(
  context: Context<ManagementEnv>,
  { management }: Services,
): Promise<SignedInActor> {
  const { authorization, ...headers } = context.env.incoming.headers;
  const apiKey = headers['x-api-key'] ?? headers['api-key'];
  const cookie = readSessionCookie(context, management.cookies);
  if (cookie !== undefined && (authorization !== undefined || apiKey !== undefined)) {
    throw new DomainError('credential_not_accepted', 'Send one credential: a session or a token, not both.');
  }
  if (apiKey !== undefined) throw apiKeyNotAccepted();
  if (authorization !== undefined) return authenticateBearer(bearerToken(authorization), management);
  if (cookie === undefined) throw new DomainError('session_missing', 'Sign in first.');
  const { actor, session, newToken } = await authenticateSession(cookie, {
    sessions: management.unitOfWork.repositories.sessions,
    hasher: management.hasher,
    clock: management.clock,
    randomBytes: management.randomBytes,
    lifetime: management.sessionLifetime,
  });
  if (newToken !== null) setSessionCookie(context, newToken, session.expiresAt, management.cookies);
  return actor;
}

async function authenticateBearer(
  token: string | undefined,
  { unitOfWork, signer, hasher, clock }: ManagementServices,
): Promise<SignedInActor> {
  if (token === undefined) {
    throw new DomainError(
      'credential_not_accepted',
      'Only the Bearer scheme of Authorization is accepted here.',
    );
  }
  if (token.startsWith('sk-')) throw apiKeyNotAccepted();
  const { personalAccessTokens, serviceAccountTokens, tokenFamilies } = unitOfWork.repositories;
  if (hasTokenPrefix('service_account_token', token)) {
    return authenticateServiceAccountToken(token, { serviceAccountTokens, hasher, clock });
  }
  return hasTokenPrefix('personal_access_token', token)
    ? authenticatePersonalAccessToken(token, { personalAccessTokens, hasher, clock })
    : authenticateAccessToken(token, { signer, tokenFamilies, clock });
}

function apiKeyNotAccepted(): DomainError {
  return new DomainError('credential_not_accepted', 'API keys open the data plane only.');
}
