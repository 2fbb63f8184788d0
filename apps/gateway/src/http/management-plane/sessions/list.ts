import { PageQuery, SessionList } from '@weir/contracts';
import { listSessions } from '@weir/domain/identity';
import { endpoint } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toSessionWire } from './to-wire.ts';

export const listSessionsEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/users/me/sessions',
    operationId: 'listSessions',
    tag: 'Me',
    summary: 'List your sessions',
    access: 'session.list',
    query: PageQuery,
    answer: { status: 200, schema: SessionList, description: 'A page of sessions, newest first.' },
  },
  async ({ caller, query }, { management }) =>
    toList(await listSessions(caller, toPageRequest(query), management), (session) =>
      toSessionWire(session, caller.actor),
    ),
);
