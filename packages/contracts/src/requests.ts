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
        'recorded: when the record came into the database, by its clock; `settled_by` of the record says whether the spool kept it until then.',
    }),
    at_us: microseconds.meta({ description: 'Microseconds since the request was received.' }),
    took_us: microseconds.nullable().meta({ description: 'How long what ends here took.' }),
    attempt: z.number().int().nullable().meta({ description: 'Its number, from 1.' }),
    reason: z.string().nullable().meta({ description: 'Why an attempt, or the request, did not succeed.' }),
  })
  .meta({ id: 'TimelineStep' });

const TimeToFirstToken = z
  .strictObject({
    total_us: microseconds,
    client_us: microseconds.meta({ description: 'Until the client had sent its body.' }),
    earlier_attempts_us: microseconds.meta({ description: 'Attempts before the last one, and waits.' }),
    upstream_us: microseconds,
    weir_us: microseconds,
  })
  .meta({ id: 'TimeToFirstToken', description: 'The parts add up to the total.' });

const StreamShape = z
  .strictObject({
    slices: z
      .array(z.strictObject({ start_us: microseconds, width_us: microseconds, tokens: z.number().int() }))
      .meta({ description: 'Token-carrying events by time since the request was received; at most 64.' }),
    gaps: z
      .array(
        z.strictObject({
          over_us: microseconds,
          up_to_us: microseconds.nullable(),
          count: z.number().int(),
        }),
      )
      .meta({ description: 'Between two of them: how many were as long. Empty buckets are left out.' }),
    stalls: z.strictObject({
      over_us: microseconds.meta({ description: 'A longer gap is a stall.' }),
      count: z.number().int(),
      longest_gap_us: microseconds,
      seen: z.array(z.strictObject({ start_us: microseconds, length_us: microseconds })).meta({
        description: 'As far as the slices show them, the longest first.',
      }),
    }),
  })
  .meta({ id: 'StreamShape' });

const AttemptContext = z
  .strictObject({
    connection_name: z.string().nullable(),
    breaker: z.enum(['closed', 'open', 'half_open', 'held_open']).nullable().meta({
      description: 'As it is now, at the replica that answers.',
    }),
  })
  .meta({
    id: 'AttemptContext',
    description: 'Null for callers who may not see connections, and of connections that are gone.',
  });

/** What became of a request. */
export const FoundRequest = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('record'),
      record: UsageRecord,
      recorded_at: Timestamp,
      timeline: z.array(TimelineStep).meta({ description: 'The earliest first.' }),
      ttft: orNull(TimeToFirstToken),
      stream: orNull(StreamShape),
      attempts: z.array(AttemptContext).meta({ description: 'In the order of the attempts of the record.' }),
    }),
    z.strictObject({ kind: z.literal('running'), request: LiveRequest }),
    z.strictObject({
      kind: z.literal('refusal'),
      refusal: Refusal.meta({
        description:
          'Requests of a key that were refused alike in a minute: `count` says how many, and the facts are those of the last one.',
      }),
      is_last: z.boolean().meta({ description: 'Whether the facts are those of the request asked for.' }),
      limits: z.array(z.strictObject(limitChange)).meta({
        description: 'Who may change the limits of the refusal, in their order.',
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
    'By the id of its record or its `x-request-id`; the latest one, where a client sent an id twice. Of a flood of refusals the first 20 of a minute and the last are found.',
  answer: { status: 200 as const, schema: FoundRequest, description: 'What became of it.' },
  errors: [404 as const],
};

export const findOrganizationRequestOperation = operation({
  ...common,
  path: '/v1/organizations/{organization_id}/requests/{request_id}',
  operationId: 'findOrganizationRequest',
  tag: 'Usage',
  summary: 'Find a request of an organization: where its time went, or why it was refused',
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
