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
        description: 'The only models that the key opens. Names, not aliases.',
        example: ['llama-3.3-70b'],
      }),
    budget_nano_usd: GivenNanoUsd.optional().meta({
      description:
        'What the key may spend. Absent, as much as the platform lets a key of the playground spend.',
    }),
  })
  .meta({ id: 'CreatePlaygroundKey' });

export const PlaygroundKey = ApiKeyWithSecret.extend({
  budget_nano_usd: NanoUsd.meta({ description: 'What the key may spend.' }),
}).meta({ id: 'PlaygroundKey' });

export const createPlaygroundKeyOperation = operation({
  method: 'post',
  path: '/v1/playground/keys',
  operationId: 'createPlaygroundKey',
  tag: 'API keys',
  summary: 'Create a key for one tab of your browser',
  description:
    'It works for 15 minutes, and ends with the session that made it, or when it is revoked. It opens only these models, spends at most its budget, and counts in your limits and those of the organization like every key. It cannot be changed. A page calls the data plane with it and without cookies (`credentials: "omit"`): a request that also carries a session is refused. At most 20 of a person work at a time.',
  access: 'playground_key.create',
  body: CreatePlaygroundKey,
  answer: {
    status: 201,
    schema: PlaygroundKey,
    description: 'The new key with its secret, which is shown only this once.',
  },
  errors: [404, 409],
});

export const playgroundOperations = [createPlaygroundKeyOperation];
