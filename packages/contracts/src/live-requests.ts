import { z } from 'zod';
import { Id, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { organizationParams, pathId } from './path-params.ts';

export const LiveRequest = z
  .strictObject({
    record_id: Id.meta({ description: 'The id of the future usage record.' }),
    request_id: z.string().meta({ description: 'The `x-request-id` of the response.' }),
    organization_id: Id,
    workspace_id: Id,
    api_key_id: Id,
    user_id: Id.nullable().meta({ description: 'The key’s owner. Null for a key of the organization.' }),
    operation: z.string().meta({ description: 'The endpoint, such as `chat`.' }),
    model: z.string(),
    streamed: z.boolean(),
    started_at: Timestamp,
    has_answer: z.boolean().meta({ description: 'Whether the client has received part of the response.' }),
    output_tokens: z.number().int().meta({
      description:
        'Output tokens so far: reported by the upstream, otherwise estimated. 0 for responses that are not streamed.',
    }),
  })
  .meta({ id: 'LiveRequest' });

export const LiveRequests = z
  .strictObject({ data: z.array(LiveRequest) })
  .meta({ id: 'LiveRequests', description: 'At most 1,000 requests, newest first.' });

const HOW_NEW =
  'Includes the requests of all gateways. Those of other gateways than the one that answers can be up to 3 seconds old. At most 1,000 per gateway, longest-running first.';

export const RequestCancellation = z.strictObject({ record_id: Id }).meta({ id: 'RequestCancellation' });

export const listLiveRequestsOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/requests',
  operationId: 'listLiveRequests',
  tag: 'Limits',
  summary: 'List running requests',
  description: `${HOW_NEW} Members see the requests of their own keys.`,
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
  summary: 'List the running requests of all organizations',
  description: `${HOW_NEW} To cancel a request, use the endpoint of its organization.`,
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
    'The gateway that runs the request ends it. The client gets the error `request_cancelled`, and usage so far is recorded. If the request has already ended, nothing happens. Members can cancel the requests of their own keys.',
  access: 'request.cancel',
  params: organizationParams.extend({ record_id: pathId<'request'>() }),
  answer: { status: 202, schema: RequestCancellation, description: 'The gateways have been notified.' },
  errors: [404],
});

export const liveRequestOperations = [
  listLiveRequestsOperation,
  listAllLiveRequestsOperation,
  cancelRequestOperation,
];
