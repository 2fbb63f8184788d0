import { type Examples, mine, nothing } from '../../../../test/management-plane/example.ts';

export const examples: Examples = {
  getSignedIn: { request: nothing },
  listSessions: { request: nothing },
  revokeAllSessions: { request: nothing },
  revokeSession: mine(({ otherSessionId }) => ({ params: { session_id: otherSessionId } })),
  signOut: { request: nothing },
};
