import * as z from 'zod/mini';

/** What of the running requests is shown. */
export const liveSearch = z.object({
  model: z.catch(z.optional(z.string().check(z.maxLength(200))), undefined),
});

export type LiveSearch = z.infer<typeof liveSearch>;
