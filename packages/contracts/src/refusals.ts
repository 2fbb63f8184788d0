import { z } from 'zod';
import { GivenTimestamp, Id, listOf, PageQuery, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { organizationParams } from './path-params.ts';

const Code = z.string().regex(/^[a-z_]{1,64}$/, 'must be an error code, such as model_not_allowed');

const amount = z.string();

const RefusalLimit = z
  .strictObject({
    id: Id,
    scope: z.string().meta({ description: 'The scope of the limit, such as `workspace`.' }),
    scope_id: Id,
    model_id: Id.nullable().meta({ description: 'Null: the limit applies to all models.' }),
    kind: z.string().meta({ description: 'The kind, such as `budget`. All amounts are in its unit.' }),
    period: z.string().nullable().meta({ description: 'Null for rates and concurrent requests.' }),
    amount,
    used: amount.nullable().meta({ description: 'Null if the counters that decided do not report it.' }),
    reserved: amount.nullable().meta({ description: 'What gateways had reserved beyond that.' }),
    resets_at: Timestamp.nullable(),
    refuses: z.boolean().meta({ description: 'Whether this limit refused the request.' }),
  })
  .meta({ id: 'RefusalLimit' });

export const Refusal = z
  .strictObject({
    minute: Timestamp.meta({ description: 'The minute of the refusals.' }),
    api_key_id: Id,
    code: Code.meta({ description: 'The error code that the client got.' }),
    scope: z.string().nullable().meta({
      description:
        'The scope of the limit that refused the request, such as `workspace`. Null if no limit did.',
    }),
    count: z.number().int().meta({ description: 'Number of refused requests.' }),
    first_at: Timestamp,
    last_at: Timestamp,
    limit: z.string().nullable().meta({
      description:
        'The limit at the last refusal, in its unit: nano-USD, requests or tokens. A string, because it can exceed 2^53.',
    }),
    observed: z.string().nullable().meta({ description: 'The value that was compared with the limit.' }),
    resets_at: Timestamp.nullable().meta({ description: 'When the limit allows requests again.' }),
    limits: z.array(RefusalLimit).meta({
      description:
        'All limits that were checked for the last request, in the order in which they are checked. Empty if the request was not refused by a limit.',
    }),
    operation: z.string().nullable().meta({ description: 'The endpoint, such as `chat`.' }),
    model: z.string().nullable(),
    request_id: z
      .string()
      .nullable()
      .meta({ description: 'The `x-request-id` of the last refused request.' }),
    request_ids: z
      .array(z.string())
      .meta({ description: 'The ids of the first refused requests, at most 20.' }),
  })
  .meta({ id: 'Refusal' });

export const RefusalList = listOf(Refusal, 'RefusalList');

export const RefusalListQuery = PageQuery.extend({
  api_key_id: Id.optional(),
  code: Code.optional(),
  scope: Code.optional(),
  since: GivenTimestamp.optional(),
  until: GivenTimestamp.optional(),
});

export const listRefusalsOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/refusals',
  operationId: 'listRefusals',
  tag: 'Limits',
  summary: 'List refused requests',
  description:
    'Refusals are counted by minute, key, code and scope, newest first. Members see the refusals of their own keys. Refusals are kept for a limited time.',
  access: 'refusal.list',
  params: organizationParams,
  query: RefusalListQuery,
  answer: { status: 200, schema: RefusalList, description: 'A page of refusals.' },
  errors: [404],
});

export const refusalOperations = [listRefusalsOperation];
