import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import type { InvitationsSearch } from './invitations-search.ts';

export type Invitation = components['schemas']['Invitation'];
export type InvitationResult = components['schemas']['InvitationResult'];

const LIST = '/v1/organizations/{organization_id}/invitations';
const ONE = '/v1/organizations/{organization_id}/invitations/{invitation_id}';

export function useInvitations(organizationId: string, query: InvitationsSearch) {
  return api.useQuery(
    'get',
    LIST,
    { params: { path: { organization_id: organizationId }, query } },
    { placeholderData: keepPreviousData },
  );
}

export function useInvite() {
  return api.useMutation('post', LIST, { onSuccess: useInvalidateInvitations() });
}

export function useResendInvitation() {
  return api.useMutation('post', `${ONE}/resend`, { onSuccess: useInvalidateInvitations() });
}

export function useRevokeInvitation() {
  return api.useMutation('delete', ONE, { onSuccess: useInvalidateInvitations() });
}

function useInvalidateInvitations() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === LIST });
  };
}
