import * as z from 'zod/mini';

/** The state of the list, in the address, and whose tokens are shown. */
export const serviceAccountsSearch = z.object({
  account: z.catch(z.optional(z.uuid()), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type ServiceAccountsSearch = z.infer<typeof serviceAccountsSearch>;
