import { z } from 'zod';
import { GivenTimestamp, Id, listOf, PageQuery, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { organizationParams } from './path-params.ts';

const Code = z.string().regex(/^[a-z_]{1,64}$/, 'must be a code such as model_not_allowed');

const amount = z.string();

const RefusalLimit = z
  .strictObject({
    id: Id,
    scope: z.string().meta({ description: 'Whose limit it is, such as `workspace`.' }),
    scope_id: Id,
    model_id: Id.nullable().meta({ description: 'Null: of requests to every model.' }),
    kind: z.string().meta({ description: 'Such as `budget`; in its unit are all amounts.' }),
    period: z.string().nullable().meta({ description: 'Null of a rate and of parallel requests.' }),
    amount,
    used: amount.nullable().meta({ description: 'Null where the counts that decided do not say.' }),
    reserved: amount.nullable().meta({ description: 'What gateways held beyond that.' }),
    resets_at: Timestamp.nullable(),
    refuses: z.boolean().meta({ description: 'Whether it is the one that refused.' }),
  })
  .meta({ id: 'RefusalLimit' });

export const Refusal = z
  .strictObject({
    minute: Timestamp.meta({ description: 'The minute in which they were refused.' }),
    api_key_id: Id,
    code: Code.meta({ description: 'The code of the error that the client got.' }),
    scope: z
      .string()
      .nullable()
      .meta({ description: 'Whose limit refused it, such as `workspace`; null where no limit did.' }),
    count: z.number().int().meta({ description: 'How many requests were refused so.' }),
    first_at: Timestamp,
    last_at: Timestamp,
    limit: z.string().nullable().meta({
      description:
        'The limit of the last one, in its unit: nano-USD, requests or tokens. A string, as it may exceed 2^53.',
    }),
    observed: z.string().nullable().meta({ description: 'What was measured against it.' }),
    resets_at: Timestamp.nullable().meta({ description: 'When the limit allows requests again.' }),
    limits: z.array(RefusalLimit).meta({
      description:
        'Every limit that was looked at for the last one, in the order in which they refuse; none where something else refused it.',
    }),
    operation: z.string().nullable().meta({ description: 'Which endpoint was asked, such as `chat`.' }),
    model: z.string().nullable(),
    request_id: z.string().nullable().meta({ description: 'The `x-request-id` of the last one.' }),
    request_ids: z.array(z.string()).meta({ description: 'Of the first ones, at most 20.' }),
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
  summary: 'List requests that were refused',
  description:
    'Counted by minute, key, code and scope; the latest minute first. Members see those of their own keys. They are kept for a limited time.',
  access: 'refusal.list',
  params: organizationParams,
  query: RefusalListQuery,
  answer: { status: 200, schema: RefusalList, description: 'A page of refusals.' },
  errors: [404],
});

export const refusalOperations = [listRefusalsOperation];
