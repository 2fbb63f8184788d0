import { Id } from '@weir/contracts';
import type {
  ApiKeyId,
  CredentialId,
  Id as DomainId,
  IdentityId,
  InvitationId,
  OrganizationId,
  PersonalAccessTokenId,
  SessionId,
  TeamId,
  UserId,
  WorkspaceId,
} from '@weir/domain/kernel';
import { z } from 'zod';

/** A UUID in a path, in lower case as ids are stored. */
export function pathId<Kind extends DomainId<string>>() {
  return Id.transform((id) => id.toLowerCase() as Kind);
}

export const organizationParams = z.object({ organization_id: pathId<OrganizationId>() });
export const credentialParams = organizationParams.extend({ credential_id: pathId<CredentialId>() });
export const identityParams = z.object({ identity_id: pathId<IdentityId>() });
export const identityProviderParams = z.object({ provider: z.string().max(64) });
export const invitationParams = organizationParams.extend({ invitation_id: pathId<InvitationId>() });
export const memberParams = organizationParams.extend({ user_id: pathId<UserId>() });
export const personalAccessTokenParams = z.object({ token_id: pathId<PersonalAccessTokenId>() });
export const receivedInvitationParams = z.object({ invitation_id: pathId<InvitationId>() });
export const sessionParams = z.object({ session_id: pathId<SessionId>() });
export const teamParams = organizationParams.extend({ team_id: pathId<TeamId>() });
export const teamMemberParams = teamParams.extend({ user_id: pathId<UserId>() });
export const userParams = z.object({ user_id: pathId<UserId>() });
export const workspaceParams = z.object({ workspace_id: pathId<WorkspaceId>() });
export const apiKeyParams = workspaceParams.extend({ key_id: pathId<ApiKeyId>() });
