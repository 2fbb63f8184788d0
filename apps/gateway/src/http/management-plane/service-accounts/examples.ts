import {
  type Ask,
  type Examples,
  organization,
  withBody,
} from '../../../../test/management-plane/example.ts';
import { inDays } from '../../../../test/management-plane/tokens.ts';

/** The same in every request, which may be made twice. */
const TOMORROW = inDays(1);

const account: Ask = ({ party }) => ({
  params: { organization_id: party.organizationId, service_account_id: party.rowIds.service_accounts! },
});
const token: Ask = (scene) => ({
  params: { ...account(scene).params, token_id: scene.party.rowIds.service_account_tokens! },
});

export const examples: Examples = {
  createServiceAccount: { request: withBody(organization, () => ({ name: 'New', role: 'admin' })) },
  createServiceAccountToken: {
    request: withBody(account, () => ({
      name: 'New',
      scopes: ['workspaces:read'],
      expires_at: TOMORROW,
    })),
  },
  deleteServiceAccount: { request: account },
  getServiceAccount: { request: account },
  listServiceAccounts: { request: organization },
  listServiceAccountTokens: { request: account },
  revokeServiceAccountToken: { request: token },
  updateServiceAccount: { request: withBody(account, () => ({ name: 'Renamed', role: 'admin' })) },
};
