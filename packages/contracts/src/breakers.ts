import { z } from 'zod';
import { Id, listOf, PageQuery, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';

const state = {
  state: z.enum(['closed', 'open', 'half_open', 'held_open']).meta({
    description:
      'closed: requests go through. open: none does until retry_at. half_open: one request tries the upstream. held_open: until somebody closes it.',
  }),
  failures: z.int().meta({ description: 'Failures that count at the moment.' }),
  retry_at: Timestamp.nullable().meta({
    description: 'When a request may try the upstream. Null where none has to wait, or nobody knows.',
  }),
};

/** The breakers before an upstream. */
export const Breaker = z
  .strictObject({
    connection_id: Id,
    connection_name: z.string(),
    enabled: z.boolean().meta({ description: 'Whether the connection is.' }),
    ...state,
    settings: z.strictObject({ failures: z.int(), window_ms: z.int(), open_ms: z.int() }),
    set_to: z.enum(['open', 'closed']).nullable().meta({ description: 'What somebody set last.' }),
    set_at: Timestamp.nullable(),
    credentials: z.array(z.strictObject({ credential_id: Id, ...state })).meta({
      description: 'Those of credentials that organizations brought, if they have failures; at most 100.',
    }),
  })
  .meta({ id: 'Breaker' });

export const BreakerList = listOf(Breaker, 'BreakerList');

const breakerParams = z.object({ connection_id: pathId<'connection'>() });

export const listBreakersOperation = operation({
  method: 'get',
  path: '/v1/admin/breakers',
  operationId: 'listBreakers',
  tag: 'Platform connections',
  summary: 'List breakers',
  description: 'As the replica that answers has them: each counts for itself. What somebody sets, all have.',
  access: 'connection.list_breakers',
  query: PageQuery,
  answer: {
    status: 200,
    schema: BreakerList,
    description: 'A page of connections with their breakers, newest first.',
  },
});

export const openBreakerOperation = operation({
  method: 'post',
  path: '/v1/admin/breakers/{connection_id}/open',
  operationId: 'openBreaker',
  tag: 'Platform connections',
  summary: 'Open a breaker',
  description: 'At every replica, for every credential, and until somebody closes it.',
  access: 'connection.open_breaker',
  params: breakerParams,
  answer: { status: 200, schema: Breaker, description: 'It is open.' },
  errors: [404],
});

export const closeBreakerOperation = operation({
  method: 'post',
  path: '/v1/admin/breakers/{connection_id}/close',
  operationId: 'closeBreaker',
  tag: 'Platform connections',
  summary: 'Close a breaker',
  description: 'At every replica, whoever or whatever opened it. From then on failures open it again.',
  access: 'connection.close_breaker',
  params: breakerParams,
  answer: { status: 200, schema: Breaker, description: 'It is closed, and its failures are forgotten.' },
  errors: [404],
});

export const breakerOperations = [listBreakersOperation, openBreakerOperation, closeBreakerOperation];
