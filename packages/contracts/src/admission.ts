import { OPERATIONS, type OperationName } from '@weir/domain/inference';
import { z } from 'zod';
import { Id, ModelName, orNull } from './common.ts';
import { Amount, limitUse } from './limit-use.ts';
import { operation } from './operation.ts';

const MAX_TOKENS = 10_000_000;

export const CheckAdmission = z
  .strictObject({
    api_key_id: Id.transform((id) => id.toLowerCase()).brand<'api-key'>(),
    model: ModelName.meta({ description: 'A name or an alias.' }),
    operation: z
      .enum(OPERATIONS.map(({ name }) => name) as [OperationName, ...OperationName[]])
      .default('chat'),
    input_tokens: z.number().int().min(0).max(MAX_TOKENS).meta({
      description: 'Of the prompt. The gateway estimates one token for 4 bytes of text.',
      example: 1_000,
    }),
    max_output_tokens: z.number().int().min(1).max(MAX_TOKENS).nullable().default(null).meta({
      description:
        'Of all answers together. Null is for a request that states none: what the gateway reserves then.',
    }),
  })
  .meta({ id: 'CheckAdmission' });

export const AdmissionRefusal = z
  .strictObject({
    status: z.number().int().meta({ description: 'The HTTP status of the refusal.' }),
    type: z.string(),
    code: z.string().meta({ example: 'workspace_budget_exceeded' }),
    message: z.string(),
    param: z.string().nullable(),
    scope: z.string().nullable().meta({ description: 'Whose limit refuses; null where no limit does.' }),
    scope_id: Id.nullable(),
    retry_after_seconds: z.number().int().nullable(),
  })
  .meta({ id: 'AdmissionRefusal' });

export const CheckedLimit = z
  .strictObject({
    ...limitUse,
    model: z.string().nullable().meta({ description: 'The only model that it counts; null for all.' }),
    needs: Amount.nullable().meta({
      description: 'What the request would reserve; null for money when the model has no price.',
    }),
  })
  .meta({ id: 'CheckedLimit' });

export const AdmissionCheck = z
  .strictObject({
    admitted: z.boolean(),
    refusal: orNull(AdmissionRefusal),
    model: z.string().nullable().meta({
      description: "The model's own name; null when the request is refused before its limits are looked at.",
    }),
    limits: z.array(CheckedLimit).meta({
      description: 'Every limit that applies to the request, from the key up to the organization.',
    }),
  })
  .meta({ id: 'AdmissionCheck' });

export const checkAdmissionOperation = operation({
  method: 'post',
  path: '/v1/admission/check',
  operationId: 'checkAdmission',
  tag: 'Limits',
  summary: 'Ask whether a request would be admitted',
  description:
    'Decides as the data plane would decide now, and takes nothing of any limit. The address of the client is not looked at. Members ask for their own keys. Without Redis, the counts of rates and of running requests are those of the gateway that answers.',
  access: 'api_key.limits.read',
  reads: true,
  body: CheckAdmission,
  answer: { status: 200, schema: AdmissionCheck, description: 'The decision, and the state of each limit.' },
  errors: [400, 404],
});

export const admissionOperations = [checkAdmissionOperation];
