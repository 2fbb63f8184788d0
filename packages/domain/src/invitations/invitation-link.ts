import type { TokenHash } from '../identity/session.ts';
import { generateToken } from '../identity/session-token.ts';
import type { InvitationId } from '../kernel/ids.ts';
import type { InvitationPorts } from './invitation-ports.ts';

export interface InvitationToken {
  /** Exists only here and in the link: never log or store it. */
  readonly token: string;
  readonly tokenHash: TokenHash;
}

export function newInvitationToken({
  randomBytes,
  hasher,
}: Pick<InvitationPorts, 'randomBytes' | 'hasher'>): InvitationToken {
  const token = generateToken(randomBytes);
  return { token, tokenHash: hasher.sha256Hex(token) as TokenHash };
}

/** The page for answering an invitation. The token is in the fragment, which browsers send to no server and no log contains. */
export function invitationUrl(publicUrl: string, id: InvitationId, token: string): string {
  return `${publicUrl}/v1/invitations/${id}#token=${token}`;
}
