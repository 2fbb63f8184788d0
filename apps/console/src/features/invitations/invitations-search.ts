import * as z from 'zod/mini';

export const INVITATION_STATES = ['open', 'accepted', 'declined', 'revoked', 'expired'] as const;

/** The state of the list of invitations, in the address: also the query of the API. */
export const invitationsSearch = z.object({
  state: z.catch(z.optional(z.enum(INVITATION_STATES)), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type InvitationsSearch = z.infer<typeof invitationsSearch>;
