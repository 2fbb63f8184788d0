import * as z from 'zod/mini';

export const LIMITED = ['organization', 'workspaces', 'teams', 'members', 'keys'] as const;

/** Whose limits are shown, in the address. */
export const limitsSearch = z.object({
  of: z.catch(z.optional(z.enum(LIMITED)), undefined),
  /** The workspace, team or member. */
  id: z.catch(z.optional(z.uuid()), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type LimitsSearch = z.infer<typeof limitsSearch>;
export type Limited = (typeof LIMITED)[number];
