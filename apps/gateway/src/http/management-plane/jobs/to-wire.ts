import type { Job as JobContract } from '@weir/contracts/jobs';
import type { Job } from '@weir/domain/jobs';
import type { z } from 'zod';

export function toJobWire(job: Job): z.input<typeof JobContract> {
  const { file } = job;
  // Up to 500 of them, in each event of a stream.
  const { subscriptions: _subscriptions, ...parameters } = job.parameters;
  return {
    id: job.id,
    kind: job.kind,
    state: job.state,
    user_id: job.userId,
    organization_id: job.organizationId,
    parameters,
    phase: job.phase,
    done: job.done,
    total: job.total,
    failures: [...job.failures],
    error_code: job.errorCode,
    created_at: job.createdAt.toISOString(),
    started_at: job.startedAt?.toISOString() ?? null,
    finished_at: job.finishedAt?.toISOString() ?? null,
    file: file && {
      ...{ name: file.name, content_type: file.contentType, bytes: file.bytes },
      expires_at: file.expiresAt.toISOString(),
    },
  };
}
