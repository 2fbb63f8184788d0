import { z } from 'zod';

/** Every error of the management plane and of the OpenAI-compatible endpoints. */
export const ErrorEnvelope = z
  .strictObject({
    error: z.strictObject({
      message: z.string(),
      type: z.string(),
      code: z.string().meta({ description: 'The kind of error, for programs.' }),
      param: z.string().nullable().meta({ description: 'The parameter at fault.' }),
      request_id: z.string(),
    }),
  })
  .meta({ id: 'Error' });
