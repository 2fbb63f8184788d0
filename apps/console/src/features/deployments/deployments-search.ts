import * as z from 'zod/mini';

/** The state of the list of deployments, in the address: also the query of the API. */
export const deploymentsSearch = z.object({
  model_id: z.catch(z.optional(z.uuid()), undefined),
  connection_id: z.catch(z.optional(z.uuid()), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type DeploymentsSearch = z.infer<typeof deploymentsSearch>;
