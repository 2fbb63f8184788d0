import { listSessionsOperation } from '@weir/contracts/sessions';
import { listSessions } from '@weir/domain/identity';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toSessionWire } from './to-wire.ts';

export const listSessionsEndpoint = handle(listSessionsOperation, async ({ caller, query }, { management }) =>
  toList(query, await listSessions(caller, toPageRequest(query), management), (session) =>
    toSessionWire(session, caller.actor),
  ),
);
