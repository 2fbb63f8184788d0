import * as z from 'zod/mini';

/** The state of the list, in the address, and whose deliveries are shown. */
export const webhooksSearch = z.object({
  webhook: z.catch(z.optional(z.uuid()), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type WebhooksSearch = z.infer<typeof webhooksSearch>;
