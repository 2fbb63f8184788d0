import {
  type Examples,
  mine,
  nothing,
  organization,
  withBody,
  withQuery,
} from '../../../../test/management-plane/example.ts';

const job = mine(({ jobId }) => ({ params: { job_id: jobId } }));

export const examples: Examples = {
  createJob: {
    request: withBody(nothing, () => ({ usage_export: { of: 'me', format: 'csv' } })),
    variants: {
      'of usage of the organization': withBody(nothing, ({ party }) => ({
        usage_export: { of: 'organization', organization_id: party.organizationId },
      })),
      'of the audit log of the organization': withBody(nothing, ({ party }) => ({
        audit_log_export: { of: 'organization', organization_id: party.organizationId },
      })),
      'of usage of the platform': withBody(nothing, () => ({ usage_export: { of: 'platform' } })),
      'of the audit log of the platform': withBody(nothing, () => ({ audit_log_export: { of: 'platform' } })),
      'that approves': withBody(nothing, ({ party }) => ({
        subscription_approval: { subscriptions: [{ id: party.organizationId, version: 1 }] },
      })),
      'that denies': withBody(nothing, ({ party }) => ({
        subscription_denial: { subscriptions: [{ id: party.organizationId, version: 1 }], reason: 'No.' },
      })),
    },
  },
  listJobs: { request: withQuery(nothing, () => ({ state: 'ended', kind: 'usage_export' })) },
  listOrganizationJobs: { request: withQuery(organization, () => ({ limit: '5' })) },
  listAllJobs: { request: withQuery(nothing, () => ({ state: 'open' })) },
  getJob: job,
  cancelJob: job,
  watchJob: job,
  getJobFile: job,
};
