import * as z from 'zod/mini';

/** The state of the list of jobs, in the address. */
export const jobsSearch = z.object({
  state: z.catch(z.optional(z.enum(['open', 'ended'])), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type JobsSearch = z.infer<typeof jobsSearch>;
