import {
  type Examples,
  nothing,
  organization,
  withBody,
  withQuery,
} from '../../../../test/management-plane/example.ts';

export const examples: Examples = {
  createOrganization: { request: withBody(nothing, () => ({ name: 'New' })) },
  deleteOrganization: { request: organization },
  getOrganization: { request: organization },
  getOrganizationSettings: { request: organization },
  listOrganizations: {
    request: withQuery(nothing, () => ({ limit: '100' })),
    variants: { deleted: withQuery(nothing, () => ({ state: 'deleted' })) },
  },
  listAllOrganizations: { request: withQuery(nothing, () => ({ limit: '2' })) },
  restoreOrganization: {
    request: ({ party }) => ({ params: { organization_id: party.deletedOrganizationId } }),
  },
  transferOwnership: {
    request: withBody(organization, ({ party }) => ({ user_id: party.member.userId })),
  },
  updateOrganization: { request: withBody(organization, () => ({ name: 'Renamed' })) },
  updateOrganizationSettings: {
    request: withBody(organization, () => ({ members_may_create_keys: false, max_key_lifetime_days: 30 })),
  },
};
