import * as z from 'zod/mini';

export const ORGANIZATION_STATES = ['active', 'deleted', 'all'] as const;

/** The state of the list of organizations, in the address: also the query of the API. */
export const organizationsSearch = z.object({
  q: z.catch(z.optional(z.string().check(z.maxLength(100))), undefined),
  sort: z.catch(z.optional(z.enum(['-created_at', 'name', '-name'])), undefined),
  state: z.catch(z.optional(z.enum(ORGANIZATION_STATES)), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type OrganizationsSearch = z.infer<typeof organizationsSearch>;
