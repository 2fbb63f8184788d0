import * as z from 'zod/mini';

/** The state of the list, in the address. */
export const credentialsSearch = z.object({
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type CredentialsSearch = z.infer<typeof credentialsSearch>;
