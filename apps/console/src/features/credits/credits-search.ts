import * as z from 'zod/mini';

/** The state of the list, in the address. */
export const creditsSearch = z.object({
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type CreditsSearch = z.infer<typeof creditsSearch>;
