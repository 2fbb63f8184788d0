import { z } from 'zod';
import { Id, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { organizationParams, pathId } from './path-params.ts';

export const LiveRequest = z
  .strictObject({
    record_id: Id.meta({ description: 'The id that its usage record will have.' }),
    request_id: z.string().meta({ description: 'The `x-request-id` that the client sees.' }),
    organization_id: Id,
    workspace_id: Id,
    api_key_id: Id,
    user_id: Id.nullable().meta({ description: "The key's owner; null for a key of the organization." }),
    operation: z.string().meta({ description: 'Which endpoint was asked, such as `chat`.' }),
    model: z.string(),
    streamed: z.boolean(),
    started_at: Timestamp,
    has_answer: z.boolean().meta({ description: 'Whether the client has something of the answer.' }),
    output_tokens: z.number().int().meta({
      description: 'As reported so far, else estimated; 0 of an answer that comes in one piece.',
    }),
  })
  .meta({ id: 'LiveRequest' });

export const LiveRequests = z
  .strictObject({ data: z.array(LiveRequest) })
  .meta({ id: 'LiveRequests', description: 'At most 1,000, the latest first.' });

const HOW_NEW =
  'All gateways are covered: those of the one that answers as they are, those of others as they were up to 3 seconds ago, and of each at most the 1,000 that have run longest.';

export const RequestCancellation = z.strictObject({ record_id: Id }).meta({ id: 'RequestCancellation' });

export const listLiveRequestsOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/requests',
  operationId: 'listLiveRequests',
  tag: 'Limits',
  summary: 'List requests that are running',
  description: `${HOW_NEW} Members see those of their own keys.`,
  access: 'request.list',
  params: organizationParams,
  answer: { status: 200, schema: LiveRequests, description: 'The running requests.' },
  errors: [404],
});

export const listAllLiveRequestsOperation = operation({
  method: 'get',
  path: '/v1/admin/requests',
  operationId: 'listAllLiveRequests',
  tag: 'Platform administration',
  summary: 'List requests that are running, of all organizations',
  description: `${HOW_NEW} Cancel one under its organization.`,
  access: 'request.list_all',
  answer: { status: 200, schema: LiveRequests, description: 'The running requests.' },
});

export const cancelRequestOperation = operation({
  method: 'post',
  path: '/v1/organizations/{organization_id}/requests/{record_id}/cancel',
  operationId: 'cancelRequest',
  tag: 'Limits',
  summary: 'Cancel a running request',
  description:
    'Every gateway is told, and the one that runs it ends it: its client gets the error `request_cancelled`, and what was used is recorded. Nothing happens where no such request runs any more. Members cancel those of their own keys.',
  access: 'request.cancel',
  params: organizationParams.extend({ record_id: pathId<'request'>() }),
  answer: { status: 202, schema: RequestCancellation, description: 'The gateways are told.' },
  errors: [404],
});

export const liveRequestOperations = [
  listLiveRequestsOperation,
  listAllLiveRequestsOperation,
  cancelRequestOperation,
];
