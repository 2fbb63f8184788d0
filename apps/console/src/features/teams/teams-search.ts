import * as z from 'zod/mini';

/** The state of the list of teams, in the address: also the query of the API. */
export const teamsSearch = z.object({
  q: z.catch(z.optional(z.string().check(z.maxLength(100))), undefined),
  sort: z.catch(z.optional(z.enum(['-created_at', 'name', '-name'])), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type TeamsSearch = z.infer<typeof teamsSearch>;

/** The page of the members of a team. */
export const teamSearch = z.object({
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type TeamSearch = z.infer<typeof teamSearch>;
