import { TIMELINE_STEPS } from '@weir/domain/requests';
import { z } from 'zod';
import { orNull, Timestamp } from './common.ts';
import { limitChange } from './limit-use.ts';
import { LiveRequest } from './live-requests.ts';
import { operation } from './operation.ts';
import { organizationParams } from './path-params.ts';
import { Refusal } from './refusals.ts';
import { UsageRecord } from './usage-record.ts';

const microseconds = z.number().int();

const TimelineStep = z
  .strictObject({
    step: z.enum(TIMELINE_STEPS).meta({
      description:
        'recorded: when the record was written to the database, by the database’s clock. `settled_by` of the record shows whether it came through the spool.',
    }),
    at_us: microseconds.meta({ description: 'Microseconds since the request was received.' }),
    took_us: microseconds.nullable().meta({ description: 'Duration of the phase that ends with this step.' }),
    attempt: z.number().int().nullable().meta({ description: 'The number of the attempt, starting at 1.' }),
    reason: z.string().nullable().meta({ description: 'Why the attempt or the request did not succeed.' }),
    breaker_state: z.enum(['closed', 'half_open']).nullable().meta({
      description:
        'The state of the breaker when the attempt started. half_open: the attempt was a probe of the upstream.',
    }),
  })
  .meta({ id: 'TimelineStep' });

const TimeToFirstToken = z
  .strictObject({
    total_us: microseconds,
    client_us: microseconds.meta({ description: 'Time until the client had sent its body.' }),
    earlier_attempts_us: microseconds.meta({ description: 'Time of earlier attempts and waits.' }),
    upstream_us: microseconds,
    weir_us: microseconds,
  })
  .meta({ id: 'TimeToFirstToken', description: 'Time to first token. The parts add up to the total.' });

const StreamShape = z
  .strictObject({
    slices: z
      .array(z.strictObject({ start_us: microseconds, width_us: microseconds, tokens: z.number().int() }))
      .meta({
        description: 'Events with tokens, by time since the request was received. At most 64 slices.',
      }),
    gaps: z
      .array(
        z.strictObject({
          over_us: microseconds,
          up_to_us: microseconds.nullable(),
          count: z.number().int(),
        }),
      )
      .meta({ description: 'Histogram of the gaps between these events. Empty buckets are left out.' }),
    stalls: z.strictObject({
      over_us: microseconds.meta({ description: 'Gaps longer than this are stalls.' }),
      count: z.number().int(),
      longest_gap_us: microseconds,
      seen: z.array(z.strictObject({ start_us: microseconds, length_us: microseconds })).meta({
        description: 'Stalls, as far as the slices show them, longest first.',
      }),
    }),
  })
  .meta({ id: 'StreamShape' });

const AttemptContext = z
  .strictObject({
    connection_name: z.string().nullable(),
    breaker: z.enum(['closed', 'open', 'half_open', 'held_open']).nullable().meta({
      description: 'The current state, as seen by the replica that answers.',
    }),
  })
  .meta({
    id: 'AttemptContext',
    description: 'Null if the caller cannot see connections, or if the connection no longer exists.',
  });

/** What became of a request. */
export const FoundRequest = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('record'),
      record: UsageRecord,
      recorded_at: Timestamp,
      timeline: z.array(TimelineStep).meta({ description: 'Earliest first.' }),
      ttft: orNull(TimeToFirstToken),
      stream: orNull(StreamShape),
      attempts: z.array(AttemptContext).meta({ description: 'In the order of the record’s attempts.' }),
    }),
    z.strictObject({ kind: z.literal('running'), request: LiveRequest }),
    z.strictObject({
      kind: z.literal('refusal'),
      refusal: Refusal.meta({
        description:
          'Similar refused requests of one key in one minute. `count` is their number. The details are those of the last one.',
      }),
      is_last: z.boolean().meta({ description: 'Whether the details are those of the requested request.' }),
      limits: z.array(z.strictObject(limitChange)).meta({
        description: 'Who can change the limits of the refusal, in the same order.',
      }),
    }),
  ])
  .meta({ id: 'FoundRequest' });

/** Any text is an id that nothing may have. */
const RequestIdText = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\x20-\x7e]+$/);

const common = {
  method: 'get' as const,
  description:
    'Finds a request by the id of its record or by its `x-request-id`. If a client sent the same id twice, finds the latest one. Of many refusals in one minute, only the first 20 and the last can be found.',
  answer: { status: 200 as const, schema: FoundRequest, description: 'The request.' },
  errors: [404 as const],
};

export const findOrganizationRequestOperation = operation({
  ...common,
  path: '/v1/organizations/{organization_id}/requests/{request_id}',
  operationId: 'findOrganizationRequest',
  tag: 'Usage',
  summary: 'Get the timing of a request, or why it was refused',
  access: 'usage.read',
  params: organizationParams.extend({ request_id: RequestIdText }),
});

export const findAnyRequestOperation = operation({
  ...common,
  path: '/v1/admin/requests/{request_id}',
  operationId: 'findAnyRequest',
  tag: 'Platform administration',
  summary: 'Find a request of any organization',
  access: 'platform.usage.read',
  params: z.object({ request_id: RequestIdText }),
});

export const requestOperations = [findOrganizationRequestOperation, findAnyRequestOperation];
