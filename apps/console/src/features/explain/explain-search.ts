import * as z from 'zod/mini';

/** The state of the screen: the request that is explained, or the check that is made. */
export const explainSearch = z.object({
  tab: z.catch(z.optional(z.enum(['request', 'check'])), undefined),
  request: z.catch(z.optional(z.string().check(z.maxLength(128))), undefined),
  organization: z.catch(z.optional(z.string()), undefined),
});

export type ExplainSearch = z.infer<typeof explainSearch>;
