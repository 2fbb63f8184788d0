import { z } from 'zod';
import { Id, listOf, orNull, PageQuery, PlainText, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';

const state = {
  state: z.enum(['closed', 'open', 'half_open', 'held_open']).meta({
    description:
      'closed: requests pass. open: no requests pass until retry_at. half_open: one request tests the upstream. held_open: no requests pass until someone closes the breaker.',
  }),
  failures: z.int().meta({ description: 'Failures within the current window.' }),
  last_failure: orNull(
    z.strictObject({ code: z.string().meta({ example: 'upstream_failed' }), at: Timestamp }),
  ).meta({
    description:
      'The failure that opened the breaker, or the latest one. Null without recent failures, and after a success closed the breaker.',
  }),
  retry_at: Timestamp.nullable().meta({
    description:
      'When a request can next try the upstream. Null if requests do not have to wait, or if the time is unknown.',
  }),
};

/** The breakers before an upstream. */
export const Breaker = z
  .strictObject({
    connection_id: Id,
    connection_name: z.string(),
    enabled: z.boolean().meta({ description: 'Whether the connection is enabled.' }),
    ...state,
    settings: z.strictObject({ failures: z.int(), window_ms: z.int(), open_ms: z.int() }),
    set_to: z
      .enum(['open', 'closed'])
      .nullable()
      .meta({ description: 'The state that was last set manually.' }),
    set_at: Timestamp.nullable(),
    set_reason: z.string().nullable(),
    credentials: z.array(z.strictObject({ credential_id: Id, ...state })).meta({
      description: 'Breakers of organization credentials that have failures. At most 100.',
    }),
  })
  .meta({ id: 'Breaker' });

export const BreakerList = listOf(Breaker, 'BreakerList');

export const SetBreaker = z
  .strictObject({
    reason: PlainText.trim().min(1).max(500).nullable().default(null).meta({
      description: 'Why. The audit log and the list of breakers show it.',
      example: 'The provider announced maintenance.',
    }),
  })
  .meta({ id: 'SetBreaker' });

const breakerParams = z.object({ connection_id: pathId<'connection'>() });

export const listBreakersOperation = operation({
  method: 'get',
  path: '/v1/admin/breakers',
  operationId: 'listBreakers',
  tag: 'Platform connections',
  summary: 'List breakers',
  description:
    'Shows the state of the replica that answers: each replica counts failures on its own. A state that is set manually applies to all replicas.',
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
  description: 'Opens the breaker on all replicas and for all credentials, until someone closes it.',
  access: 'connection.open_breaker',
  params: breakerParams,
  body: SetBreaker,
  answer: { status: 200, schema: Breaker, description: 'The breaker is open.' },
  errors: [404],
});

export const closeBreakerOperation = operation({
  method: 'post',
  path: '/v1/admin/breakers/{connection_id}/close',
  operationId: 'closeBreaker',
  tag: 'Platform connections',
  summary: 'Close a breaker',
  description:
    'Closes the breaker on all replicas, no matter why it was open. New failures can open it again.',
  access: 'connection.close_breaker',
  params: breakerParams,
  body: SetBreaker,
  answer: { status: 200, schema: Breaker, description: 'The breaker is closed, and its failures are reset.' },
  errors: [404],
});

export const breakerOperations = [listBreakersOperation, openBreakerOperation, closeBreakerOperation];
