import * as z from 'zod/mini';

/** Whose keys a list of an organization has. */
export const KEY_OWNERS = ['me', 'organization'] as const;

export const KEY_STATES = ['active', 'revoked', 'expired', 'all'] as const;

/** The state of a list of keys, in the address: also the query of the API. */
export const keysSearch = z.object({
  state: z.catch(z.optional(z.enum(KEY_STATES)), undefined),
  owner: z.catch(z.optional(z.enum(KEY_OWNERS)), undefined),
  q: z.catch(z.optional(z.string().check(z.maxLength(100))), undefined),
  sort: z.catch(z.optional(z.enum(['-created_at', 'name', '-name'])), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type KeysSearch = z.infer<typeof keysSearch>;
