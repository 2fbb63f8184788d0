import type { Job } from '@weir/domain/jobs';
import { aFreshId } from './an-api-key.ts';

/** A job that waits. Everything that is not given is made up. */
export function aJob(overrides: Partial<Job> = {}): Job {
  return {
    id: aFreshId(),
    kind: 'usage_export',
    userId: aFreshId(),
    organizationId: null,
    parameters: { of: 'me', format: 'csv' },
    begunBy: {
      signedInBy: { via: 'session', sessionId: aFreshId() },
      ...{ scopes: null, requestId: 'req_1', client: null },
    },
    state: 'queued',
    ...{ phase: 'records', done: 0, total: null, position: null, failures: [], errorCode: null },
    ...{
      createdAt: new Date('2026-01-15T12:00:00Z'),
      startedAt: null,
      finishedAt: null,
      file: null,
      attempts: 0,
    },
    ...overrides,
  };
}
