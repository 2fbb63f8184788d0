import {
  type AddRows,
  type Examples,
  mine,
  nothing,
  organization,
  withBody,
  withQuery,
} from '../../../../test/management-plane/example.ts';
import type { Inhabitant } from '../../../../test/management-plane/world.ts';

/** Each person has one that is completed, whose id is told by the user's. */
const jobIdOf = ({ userId }: Pick<Inhabitant, 'userId'>) => `${userId.slice(0, -2)}1f`;

export const addRows: AddRows = (rows, { organizationId, ...party }) => {
  for (const person of [party.owner, party.admin, party.member, party.colleague]) {
    const id = jobIdOf(person);
    const filter = [
      ['membershipsOf', person.userId],
      ['userId', person.userId],
    ];
    rows.add('jobs', {
      ...{ id, kind: 'usage_export', user_id: person.userId, organization_id: organizationId },
      parameters: { of: 'me', format: 'csv' },
      begun_by: { signedInBy: { via: 'session' }, scopes: null, requestId: null, client: null },
      ...{ state: 'completed', phase: 'records', done: 0, total: 0 },
      position: {
        reach: JSON.stringify(filter),
        isComplete: true,
        after: null,
        lines: 0,
        pieces: 1,
        bytes: 6,
      },
      failures: [],
      ...{ attempts: 0, created_at: rows.at(0), started_at: rows.at(0), finished_at: rows.at(0) },
      file: { name: 'usage.csv', contentType: 'text/csv', bytes: 6, pieces: 1 },
      file_expires_at: rows.at(1),
    });
    rows.add('job_file_pieces', { job_id: id, number: 0, content: '\\x776569722d0a' });
  }
};

const job = mine((me) => ({ params: { job_id: jobIdOf(me) } }));

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
