import * as z from 'zod/mini';

export const SUBSCRIPTION_STATES = [
  'pending',
  'active',
  'denied',
  'suspended',
  'cancelled',
  'expired',
] as const;

/** The state of the approval queue, in the address: also the query of the API. */
export const approvalsSearch = z.object({
  state: z.catch(z.optional(z.enum(SUBSCRIPTION_STATES)), undefined),
  organization_id: z.catch(z.optional(z.uuid()), undefined),
  model: z.catch(z.optional(z.string().check(z.maxLength(256))), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type ApprovalsSearch = z.infer<typeof approvalsSearch>;
