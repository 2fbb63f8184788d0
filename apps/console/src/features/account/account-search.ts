import * as z from 'zod/mini';

/** The page of a list, in the address. */
export const accountSearch = z.object({
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type AccountSearch = z.infer<typeof accountSearch>;
