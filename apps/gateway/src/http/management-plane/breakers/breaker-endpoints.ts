import { closeBreakerOperation, listBreakersOperation, openBreakerOperation } from '@weir/contracts/breakers';
import { listBreakers, setBreaker } from '@weir/domain/routing';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toWire } from './to-wire.ts';

export const breakerEndpoints = [
  handle(listBreakersOperation, async ({ caller, query }, { management, breakers, catalog }) =>
    toList(
      query,
      await listBreakers(caller, toPageRequest(query), { ...management, breakers, catalog }),
      (each) => toWire(each, management.clock.nowMs()),
    ),
  ),
  handle(openBreakerOperation, async ({ caller, params }, { management, breakers, catalog }) =>
    toWire(
      await setBreaker(caller, params.connection_id, 'open', { ...management, breakers, catalog }),
      management.clock.nowMs(),
    ),
  ),
  handle(closeBreakerOperation, async ({ caller, params }, { management, breakers, catalog }) =>
    toWire(
      await setBreaker(caller, params.connection_id, 'closed', { ...management, breakers, catalog }),
      management.clock.nowMs(),
    ),
  ),
];
