import {
  type Examples,
  nothing,
  organization,
  withQuery,
} from '../../../../test/management-plane/example.ts';

export const examples: Examples = {
  exportAuditLog: { request: withQuery(organization, () => ({ format: 'json' })) },
  exportPlatformAuditLog: {
    request: withQuery(nothing, ({ party }) => ({
      organization_id: party.organizationId,
      actor: party.owner.userId,
    })),
  },
  listAuditLog: { request: withQuery(organization, () => ({ action: 'team.create' })) },
  listPlatformAuditLog: {
    request: withQuery(nothing, ({ party }) => ({
      organization_id: party.organizationId,
      actor: party.owner.userId,
    })),
  },
};
