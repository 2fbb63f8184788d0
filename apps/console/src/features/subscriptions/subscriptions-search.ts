import * as z from 'zod/mini';

export const VIEWS = ['mine', 'organization'] as const;

/** The state of the list of subscriptions, in the address. */
export const subscriptionsSearch = z.object({
  view: z.catch(z.optional(z.enum(VIEWS)), undefined),
  /** The one whose history is open. */
  history: z.catch(z.optional(z.uuid()), undefined),
  /** A model to subscribe to: the dialog is open. Empty where it is still to be chosen. */
  subscribe: z.catch(z.optional(z.string().check(z.maxLength(300))), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type SubscriptionsSearch = z.infer<typeof subscriptionsSearch>;
