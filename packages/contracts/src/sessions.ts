import { z } from 'zod';
import { Id, listOf, Timestamp } from './common.ts';
import { UserProfile } from './users.ts';

export const Session = z
  .strictObject({
    id: Id,
    provider: z.string().meta({ description: 'Where its user signed in.', example: 'github' }),
    user_agent_family: z.string().nullable().meta({ example: 'Firefox' }),
    created_at: Timestamp,
    last_seen_at: Timestamp.meta({ description: 'To the minute.' }),
    idle_expires_at: Timestamp.meta({ description: 'When it ends if it is not used; moves on with use.' }),
    expires_at: Timestamp.meta({ description: 'When it ends in any case.' }),
    current: z.boolean().meta({ description: 'Whether this request came by it.' }),
  })
  .meta({ id: 'Session' });

export const SessionList = listOf(Session, 'SessionList');

/** Who is signed in, and how. */
export const SignedIn = z
  .strictObject({
    user: UserProfile,
    signed_in_by: z.enum(['session', 'access_token', 'personal_access_token']),
    session: Session.nullable().meta({ description: 'Null for a token.' }),
  })
  .meta({ id: 'SignedIn' });
