import { z } from 'zod';
import { Id } from './common.ts';

/** What a token or a key was made with. */
export const MadeWith = z
  .strictObject({
    kind: z.enum(['session', 'token_family', 'personal_access_token', 'service_account_token']),
    id: Id,
  })
  .meta({
    id: 'MadeWith',
    description:
      'A session, an access token (its family), a personal access token or the token of a service account. It may have ended.',
  });
