import { OPERATIONS, type OperationName } from '@weir/domain/inference';
import { z } from 'zod';
import { Id, ModelName, orNull } from './common.ts';
import { Amount, limitUse } from './limit-use.ts';
import { operation } from './operation.ts';

const MAX_TOKENS = 10_000_000;

export const CheckAdmission = z
  .strictObject({
    api_key_id: Id.transform((id) => id.toLowerCase()).brand<'api-key'>(),
    model: ModelName.meta({ description: 'The name of a model or an alias.' }),
    operation: z
      .enum(OPERATIONS.map(({ name }) => name) as [OperationName, ...OperationName[]])
      .default('chat'),
    input_tokens: z.number().int().min(0).max(MAX_TOKENS).meta({
      description: 'Tokens of the prompt. The gateway estimates one token per 4 bytes of text.',
      example: 1_000,
    }),
    max_output_tokens: z.number().int().min(1).max(MAX_TOKENS).nullable().default(null).meta({
      description:
        'Maximum output tokens, for all choices together. Null: the amount the gateway reserves for a request that sets no maximum.',
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
    scope: z
      .string()
      .nullable()
      .meta({ description: 'The scope of the limit that refuses. Null if no limit refuses.' }),
    scope_id: Id.nullable(),
    retry_after_seconds: z.number().int().nullable(),
  })
  .meta({ id: 'AdmissionRefusal' });

export const CheckedLimit = z
  .strictObject({
    ...limitUse,
    model: z
      .string()
      .nullable()
      .meta({ description: 'The model that the limit applies to. Null: all models.' }),
    needs: Amount.nullable().meta({
      description: 'The amount that the request would reserve. Null for money if the model has no price.',
    }),
  })
  .meta({ id: 'CheckedLimit' });

export const AdmissionCheck = z
  .strictObject({
    admitted: z.boolean(),
    refusal: orNull(AdmissionRefusal),
    model: z.string().nullable().meta({
      description:
        'The name of the model, not the alias. Null if the request is refused before limits are checked.',
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
  summary: 'Check whether a request would be admitted',
  description:
    'Makes the decision that the data plane would make now, without using up any limit. The IP address of the client is not checked. Members can check their own keys. Without Redis, rates and running requests are counted only by the gateway that answers.',
  access: 'api_key.limits.read',
  reads: true,
  body: CheckAdmission,
  answer: { status: 200, schema: AdmissionCheck, description: 'The decision, and the state of each limit.' },
  errors: [400, 404],
});

export const admissionOperations = [checkAdmissionOperation];
