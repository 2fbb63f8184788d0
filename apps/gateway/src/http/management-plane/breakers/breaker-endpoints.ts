import { closeBreakerOperation, listBreakersOperation, openBreakerOperation } from '@weir/contracts/breakers';
import { listBreakers, setBreaker } from '@weir/domain/routing';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toWire } from './to-wire.ts';

const setTo = (spec: typeof openBreakerOperation | typeof closeBreakerOperation, to: 'open' | 'closed') =>
  handle(spec, async ({ caller, params, body }, { management, breakers, catalog }) => {
    const set = { to, reason: body.reason };
    const ports = { ...management, breakers, catalog };
    return toWire(await setBreaker(caller, params.connection_id, set, ports), management.clock);
  });

export const breakerEndpoints = [
  handle(listBreakersOperation, async ({ caller, query }, { management, breakers, catalog }) =>
    toList(
      query,
      await listBreakers(caller, toPageRequest(query), { ...management, breakers, catalog }),
      (each) => toWire(each, management.clock),
    ),
  ),
  setTo(openBreakerOperation, 'open'),
  setTo(closeBreakerOperation, 'closed'),
];
