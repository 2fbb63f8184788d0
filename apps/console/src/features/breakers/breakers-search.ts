import * as z from 'zod/mini';

export const breakersSearch = z.object({
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type BreakersSearch = z.infer<typeof breakersSearch>;
