import type { Session as SessionContract } from '@weir/contracts/sessions';
import type { Session } from '@weir/domain/identity';
import type { UserActor } from '@weir/domain/kernel';
import type { z } from 'zod';

export function toSessionWire(session: Session, { signedInBy }: UserActor): z.input<typeof SessionContract> {
  return {
    id: session.id,
    provider: session.provider,
    user_agent_family: session.userAgentFamily,
    created_at: session.createdAt.toISOString(),
    last_seen_at: session.lastSeenAt.toISOString(),
    idle_expires_at: session.idleExpiresAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
    current: signedInBy.via === 'session' && signedInBy.sessionId === session.id,
  };
}
