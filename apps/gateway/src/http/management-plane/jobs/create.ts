import { createJobOperation } from '@weir/contracts/jobs';
import { type JobKind, requireMayBeginJobs } from '@weir/domain/jobs';
import { handle } from '../endpoint.ts';
import { jobKind } from './job-kinds.ts';
import { toJobWire } from './to-wire.ts';

export const createJobEndpoint = handle(createJobOperation, async ({ caller, body }, services) => {
  await requireMayBeginJobs(caller, services.management);
  const [kind, parameters] = Object.entries(body).find(([, given]) => given !== undefined)!;
  const job = await jobKind(kind as JobKind).begin(caller, parameters as never, services);
  void services.jobRunner.look();
  return toJobWire(job);
});
