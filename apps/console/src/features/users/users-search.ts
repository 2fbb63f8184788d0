import * as z from 'zod/mini';

export const PLATFORM_ROLES = ['admin', 'admin_readonly', 'user'] as const;

/** The state of the list of users, in the address: also the query of the API. */
export const usersSearch = z.object({
  q: z.catch(z.optional(z.string().check(z.maxLength(100))), undefined),
  platform_role: z.catch(z.optional(z.enum(PLATFORM_ROLES)), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type UsersSearch = z.infer<typeof usersSearch>;
