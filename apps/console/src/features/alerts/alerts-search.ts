import * as z from 'zod/mini';

/** The state of the list, in the address. */
export const alertsSearch = z.object({
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type AlertsSearch = z.infer<typeof alertsSearch>;
