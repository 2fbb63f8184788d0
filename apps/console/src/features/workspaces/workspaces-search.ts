import * as z from 'zod/mini';

/** The state of the list of workspaces, in the address: also the query of the API. */
export const workspacesSearch = z.object({
  q: z.catch(z.optional(z.string().check(z.maxLength(100))), undefined),
  sort: z.catch(z.optional(z.enum(['-created_at', 'name', '-name'])), undefined),
  state: z.catch(z.optional(z.enum(['active', 'deleted'])), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type WorkspacesSearch = z.infer<typeof workspacesSearch>;
