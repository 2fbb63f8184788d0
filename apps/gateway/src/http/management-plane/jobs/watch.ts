import { type JobEvent, watchJobOperation } from '@weir/contracts/jobs';
import { getJob, isOpen, type Job, type JobRepository } from '@weir/domain/jobs';
import {
  type Clock,
  isDomainError,
  type SignedInActor,
  type Timer,
  type UserActor,
} from '@weir/domain/kernel';
import type { z } from 'zod';
import { handle } from '../endpoint.ts';
import type { OpenEventStream } from '../event-streams.ts';
import { stillSignedIn } from '../live/still-signed-in.ts';
import { toJobWire } from './to-wire.ts';

type Event = z.input<typeof JobEvent>;

const LOOK_MS = 1_000;

export const watchJobEndpoint = handle(
  watchJobOperation,
  async ({ caller, params: { job_id: id }, context }, services) => {
    const { management, eventStreams } = services;
    const job = await getJob(caller, id, management);
    const { jobs } = management.unitOfWork.repositories;
    return eventStreams.open<Event>({
      ...{ callerId: caller.actor.userId, outgoing: context.env.outgoing },
      async stillEntitled() {
        const actor: SignedInActor = await stillSignedIn(caller.actor, context, services);
        await getJob({ ...caller, actor: actor as UserActor }, id, management);
      },
      begin: (stream) => followJob(stream, job, jobs, management.clock),
    });
  },
);

/** Tells of a job whenever it has got on, until it ends. Returns what ends that. */
export function followJob(
  stream: OpenEventStream<Event>,
  first: Job,
  jobs: Pick<JobRepository, 'find'>,
  clock: Clock,
): () => void {
  let told = '';
  let isUnavailable = false;
  let timer: Timer | null = null;
  const now = () => new Date(clock.nowMs()).toISOString();
  const tell = (found: Job | null) => {
    isUnavailable = false;
    if (found === null) return stream.end('not_found');
    const job = toJobWire(found);
    const text = JSON.stringify(job);
    // Without room it is told with the next look.
    if (text === told || !stream.hasRoom) return;
    told = text;
    stream.send({ event: 'job', at: now(), job });
    if (!isOpen(found)) stream.end(null);
  };
  const fail = (error: unknown) => {
    if (isUnavailable || !stream.hasRoom) return;
    [isUnavailable, told] = [true, ''];
    const code = isDomainError(error) ? error.code : 'internal_error';
    stream.send({ event: 'unavailable', at: now(), code });
  };
  const look = async () => {
    const found = await jobs.find(first.id).then(
      (job) => ({ job }),
      (error: unknown) => ({ error }),
    );
    if (stream.isOver) return;
    if ('error' in found) fail(found.error);
    else tell(found.job);
    stream.passed();
    schedule();
  };
  const schedule = () => {
    if (!stream.isOver) timer = clock.schedule(LOOK_MS, () => void look());
  };
  tell(first);
  schedule();
  return () => timer?.cancel();
}
