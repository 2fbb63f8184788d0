import * as z from 'zod/mini';

export const ROLES = ['owner', 'admin', 'member'] as const;

/** The state of the list of members, in the address: also the query of the API. */
export const membersSearch = z.object({
  q: z.catch(z.optional(z.string().check(z.maxLength(100))), undefined),
  role: z.catch(z.optional(z.enum(ROLES)), undefined),
  sort: z.catch(z.optional(z.enum(['-created_at', 'name', '-name'])), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type MembersSearch = z.infer<typeof membersSearch>;
