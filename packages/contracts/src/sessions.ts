import { z } from 'zod';
import { Id, listOf, PageQuery, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';
import { PermittedAction } from './permitted-action.ts';
import { MyProfile } from './users.ts';

export const Session = z
  .strictObject({
    id: Id,
    provider: z.string().meta({ description: 'The identity provider used to sign in.', example: 'github' }),
    user_agent_family: z.string().nullable().meta({ example: 'Firefox' }),
    created_at: Timestamp,
    last_seen_at: Timestamp.meta({ description: 'Accurate to a minute.' }),
    idle_expires_at: Timestamp.meta({
      description: 'When the session ends if it is not used. Each use extends this.',
    }),
    expires_at: Timestamp.meta({ description: 'When the session ends, even if it is used.' }),
    current: z.boolean().meta({ description: 'Whether this request uses the session.' }),
  })
  .meta({ id: 'Session' });

export const SessionList = listOf(Session, 'SessionList');

/** What the caller may do now, so that a client offers nothing else. The gateway decides with every request. */
export const Permissions = z
  .strictObject({
    platform: z.array(PermittedAction).meta({
      description:
        'What the platform role allows, outside organizations and in every organization. Includes what everyone can do.',
    }),
    organizations: z
      .array(
        z.strictObject({
          organization_id: Id,
          any: z
            .array(PermittedAction)
            .meta({ description: 'Actions allowed on all resources of the organization.' }),
          mine: z
            .array(PermittedAction)
            .meta({ description: 'Actions allowed only on the caller’s own resources.' }),
        }),
      )
      .meta({ description: 'Permissions in the organizations of the profile, in the same order.' }),
  })
  .meta({ id: 'Permissions' });

/** The caller and their session. */
export const SignedIn = z
  .strictObject({
    user: MyProfile,
    signed_in_by: z.enum(['session', 'access_token', 'personal_access_token']),
    session: Session.nullable().meta({ description: 'Null if the request uses a token.' }),
    permissions: Permissions.meta({
      description: 'What the caller can do now. A token can do at most what its scopes allow.',
    }),
  })
  .meta({ id: 'SignedIn' });

const sessionParams = z.object({ session_id: pathId<'session'>() });

export const getSignedInOperation = operation({
  method: 'get',
  path: '/v1/auth/session',
  operationId: 'getSignedIn',
  tag: 'Sign-in',
  summary: 'Get the caller and the session',
  access: 'profile.read',
  answer: {
    status: 200,
    schema: SignedIn,
    description: 'The caller, their roles, their permissions and their session.',
  },
});

export const signOutOperation = operation({
  method: 'post',
  path: '/v1/auth/logout',
  operationId: 'signOut',
  tag: 'Sign-in',
  summary: 'Sign out',
  description: 'Ends the session of the cookie on all replicas and deletes the cookie. Idempotent.',
  access: 'public',
  answer: { status: 204, description: 'Signed out.' },
});

export const listSessionsOperation = operation({
  method: 'get',
  path: '/v1/users/me/sessions',
  operationId: 'listSessions',
  tag: 'Me',
  summary: 'List your sessions',
  access: 'session.list',
  query: PageQuery,
  answer: { status: 200, schema: SessionList, description: 'A page of sessions, newest first.' },
});

export const revokeSessionOperation = operation({
  method: 'delete',
  path: '/v1/users/me/sessions/{session_id}',
  operationId: 'revokeSession',
  tag: 'Me',
  summary: 'End one of your sessions',
  access: 'session.revoke',
  params: sessionParams,
  answer: { status: 204, description: 'The session has ended on all replicas.' },
  errors: [404],
});

export const revokeAllSessionsOperation = operation({
  method: 'delete',
  path: '/v1/users/me/sessions',
  operationId: 'revokeAllSessions',
  tag: 'Me',
  summary: 'End all of your sessions, including this one',
  description:
    'Also ends everything created through them: all your token families and personal access tokens.',
  access: 'session.revoke',
  answer: { status: 204, description: 'The sessions have ended on all replicas.' },
});

export const sessionOperations = [
  getSignedInOperation,
  signOutOperation,
  listSessionsOperation,
  revokeSessionOperation,
  revokeAllSessionsOperation,
];
