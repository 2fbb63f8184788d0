import { z } from 'zod';
import { ApiKeyWithSecret } from './api-keys.ts';
import { Id, ModelName } from './common.ts';
import { GivenNanoUsd, NanoUsd } from './money.ts';
import { operation } from './operation.ts';

export const CreatePlaygroundKey = z
  .strictObject({
    workspace_id: Id.transform((id) => id.toLowerCase()).brand<'workspace'>(),
    models: z
      .array(ModelName)
      .min(1)
      .max(16)
      .transform((names) => [...new Set(names)])
      .meta({
        description: 'The models that the key can use. Names, not aliases.',
        example: ['llama-3.3-70b'],
      }),
    budget_nano_usd: GivenNanoUsd.optional().meta({
      description: 'The budget of the key. If absent, the platform’s budget for playground keys.',
    }),
  })
  .meta({ id: 'CreatePlaygroundKey' });

export const PlaygroundKey = ApiKeyWithSecret.extend({
  budget_nano_usd: NanoUsd.meta({ description: 'The budget of the key.' }),
}).meta({ id: 'PlaygroundKey' });

export const createPlaygroundKeyOperation = operation({
  method: 'post',
  path: '/v1/playground/keys',
  operationId: 'createPlaygroundKey',
  tag: 'API keys',
  summary: 'Create a playground key for one browser tab',
  description:
    'The key works for 15 minutes. It ends earlier if its session ends or if it is revoked. It can use only these models, spends at most its budget, and counts toward your limits and the organization’s limits like every key. It cannot be changed. Pages must call the data plane without cookies (`credentials: "omit"`): a request that also carries a session is refused. At most 20 active playground keys per person.',
  access: 'playground_key.create',
  body: CreatePlaygroundKey,
  answer: {
    status: 201,
    schema: PlaygroundKey,
    description: 'The new key and its secret, which is shown only once.',
  },
  errors: [404, 409],
});

export const playgroundOperations = [createPlaygroundKeyOperation];
