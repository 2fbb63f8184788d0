import { z } from 'zod';
import { Id, orNull, Timestamp } from './common.ts';
import { LiveRequest } from './live-requests.ts';
import { operation } from './operation.ts';
import { organizationParams } from './path-params.ts';

const at = Timestamp;

const RefusalRate = z
  .strictObject({
    code: z.string(),
    per_second: z.number().meta({ description: 'The mean over the last ten seconds.' }),
  })
  .meta({ id: 'RefusalRate' });

const LiveSystem = z
  .strictObject({
    breakers: z
      .array(z.strictObject({ connection_id: Id, state: z.enum(['open', 'half_open', 'held_open']) }))
      .meta({ description: 'Those that are not closed, as the replica that answers has them.' }),
    spool_depth: z.number().int().meta({ description: 'Records in the spool of that replica.' }),
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
      requests: z.array(LiveRequest).meta({ description: 'The latest first, at most 1,000.' }),
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
          ended: z.array(Id).meta({ description: 'Of their records.' }),
        })
        .nullable()
        .meta({ description: 'Null: nothing changed; so are the others.' }),
      refusals: refusals.nullable(),
      system: orNull(LiveSystem),
    }),
    z.strictObject({
      event: z.literal('unavailable'),
      at,
      code: z.string().meta({ description: 'Why nothing is known. A snapshot follows when something is.' }),
    }),
    z.strictObject({
      event: z.literal('end'),
      at,
      code: z.string().meta({ description: 'Such as session_expired, permission_denied or shutting_down.' }),
    }),
  ])
  .meta({ id: 'LiveEvent' });

const query = z.strictObject({
  once: z.literal('true').optional().meta({ description: 'Ends after the first snapshot.' }),
});

const common = {
  method: 'get' as const,
  query,
  answer: {
    status: 200 as const,
    events: LiveEvent,
    description: 'Server-sent events, each with a LiveEvent as its data.',
  },
};

const HOW =
  'A snapshot, then what changed, once a second at most; a comment where nothing happens for 15 seconds. A client that reads too slowly gets another snapshot instead of what it missed. It ends within seconds when the session or token ends, the permission is withdrawn, or the gateway stops. At most 4 streams of a caller, and 64 of a gateway. Requests of other gateways are as they were up to 3 seconds ago, refusals are written every 5 seconds.';

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
  description: `${HOW} Members see those of their own keys.`,
  access: 'request.list',
  params: organizationParams,
  errors: [404, 429],
});

export const liveOperations = [watchPlatformOperation, watchOrganizationOperation];
