import { z } from 'zod';
import { Id, orNull, Timestamp } from './common.ts';
import { LiveRequest } from './live-requests.ts';
import { operation } from './operation.ts';
import { organizationParams } from './path-params.ts';

const at = Timestamp;

const RefusalRate = z
  .strictObject({
    code: z.string(),
    per_second: z.number().meta({ description: 'Average of the last ten seconds.' }),
  })
  .meta({ id: 'RefusalRate' });

const LiveSystem = z
  .strictObject({
    breakers: z
      .array(z.strictObject({ connection_id: Id, state: z.enum(['open', 'half_open', 'held_open']) }))
      .meta({ description: 'Breakers that are not closed, as seen by the replica that answers.' }),
    spool_depth: z
      .number()
      .int()
      .meta({ description: 'Number of records in the spool of the replica that answers.' }),
    replicas: z.number().int(),
  })
  .meta({ id: 'LiveSystem' });

const refusals = z.array(RefusalRate);

/** The data of an event; `event` is also the name of the event. */
export const LiveEvent = z
  .discriminatedUnion('event', [
    z.strictObject({
      event: z.literal('snapshot'),
      at,
      requests: z.array(LiveRequest).meta({ description: 'Newest first, at most 1,000.' }),
      refusals,
      system: orNull(LiveSystem).meta({ description: 'Null for an organization.' }),
    }),
    z.strictObject({
      event: z.literal('changes'),
      at,
      requests: z
        .strictObject({
          started: z.array(LiveRequest),
          changed: z.array(
            z.strictObject({ record_id: Id, has_answer: z.boolean(), output_tokens: z.number().int() }),
          ),
          ended: z.array(Id).meta({ description: 'The ids of their usage records.' }),
        })
        .nullable()
        .meta({ description: 'Null: no change. This also applies to the other fields.' }),
      refusals: refusals.nullable(),
      system: orNull(LiveSystem),
    }),
    z.strictObject({
      event: z.literal('unavailable'),
      at,
      code: z
        .string()
        .meta({ description: 'Why data is unavailable. A snapshot follows when it is available again.' }),
    }),
    z.strictObject({
      event: z.literal('end'),
      at,
      code: z
        .string()
        .meta({ description: 'The reason, such as session_expired, permission_denied or shutting_down.' }),
    }),
  ])
  .meta({ id: 'LiveEvent' });

const query = z.strictObject({
  once: z
    .literal('true')
    .optional()
    .meta({ description: 'If true, the stream ends after the first snapshot.' }),
});

const common = {
  method: 'get' as const,
  query,
  answer: {
    status: 200 as const,
    events: LiveEvent,
    description: 'Server-sent events. The data of each is a LiveEvent.',
  },
};

const HOW =
  'Sends a snapshot, then changes, at most once per second. If nothing happens for 15 seconds, it sends a comment. A client that reads too slowly gets a new snapshot instead of the changes it missed. The stream ends within seconds when the session or token ends, the permission is removed, or the gateway stops. At most 4 streams per caller and 64 per gateway. Requests of other gateways can be up to 3 seconds old. Refusals are written every 5 seconds.';

export const watchPlatformOperation = operation({
  ...common,
  path: '/v1/admin/live',
  operationId: 'watchPlatform',
  tag: 'Platform administration',
  summary: 'Watch running requests, refusals, breakers and the spool',
  description: HOW,
  access: 'request.list_all',
  errors: [429],
});

export const watchOrganizationOperation = operation({
  ...common,
  path: '/v1/organizations/{organization_id}/live',
  operationId: 'watchOrganization',
  tag: 'Limits',
  summary: 'Watch the running requests and refusals of an organization',
  description: `${HOW} Members see the requests of their own keys.`,
  access: 'request.list',
  params: organizationParams,
  errors: [404, 429],
});

export const liveOperations = [watchPlatformOperation, watchOrganizationOperation];
