import { jobParameters } from '@weir/contracts/jobs';
import type { Job, JobKind, JobRun, StepOutcome } from '@weir/domain/jobs';
import { DomainError, type UserCaller } from '@weir/domain/kernel';
import type { Reconciler } from '@weir/domain/reconciliation';
import type { PostgresRepositories } from '@weir/postgres';
import type { z } from 'zod';
import type { ManagementServices } from '../../../compose-management.ts';

/** The services that jobs need. */
export interface JobServices {
  readonly management: ManagementServices;
  readonly reconciler: Pick<Reconciler, 'run'>;
}

/** What a kind of job does. Its parameters are as the API has them, also in the database. */
export interface JobKindWork<Kind extends JobKind> {
  /** Checks whether the caller may, records it as the endpoint does that answers at once, and queues the job. Throws DomainErrors. */
  readonly begin: (
    caller: UserCaller,
    parameters: z.output<(typeof jobParameters)[Kind]>,
    services: JobServices,
  ) => Promise<Job>;
  readonly step: (
    run: JobRun<PostgresRepositories>,
    parameters: z.output<(typeof jobParameters)[Kind]>,
    services: JobServices,
  ) => Promise<StepOutcome>;
  /** Of a kind that makes a file: what the caller may export now. Throws DomainErrors. */
  readonly reach?: (
    caller: UserCaller,
    parameters: z.output<(typeof jobParameters)[Kind]>,
    services: JobServices,
  ) => Promise<string>;
}

/** The parameters of a job. Throws DomainError `invalid_parameter` where another release made them, and this one does not know them. */
export function parametersOf<Kind extends JobKind>(
  kind: Kind,
  { parameters }: Pick<Job, 'parameters'>,
): z.output<(typeof jobParameters)[Kind]> {
  const parsed = jobParameters[kind].safeParse(parameters);
  if (!parsed.success)
    throw new DomainError('invalid_parameter', 'The parameters of this job are not known.');
  return parsed.data as z.output<(typeof jobParameters)[Kind]>;
}
