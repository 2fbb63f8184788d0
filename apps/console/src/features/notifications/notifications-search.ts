import * as z from 'zod/mini';

/** The state of the list of notifications, in the address: also the query of the API. */
export const notificationsSearch = z.object({
  state: z.catch(z.optional(z.enum(['all', 'unread'])), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type NotificationsSearch = z.infer<typeof notificationsSearch>;
