import { z } from 'zod';

const members = {
  message: z.string(),
  type: z.string(),
  param: z.string().nullable().meta({ description: 'The invalid parameter.' }),
  request_id: z.string(),
};
const code = { description: 'The machine-readable error code.' };

/** Every error of the management plane, and of Weir itself on the data plane. */
export const ErrorEnvelope = z
  .strictObject({ error: z.strictObject({ ...members, code: z.string().meta(code) }) })
  .meta({ id: 'Error' });

/** An error of Anthropic's endpoints, in Anthropic's shape. Where an upstream rejected the request, its further members are kept. */
export const MessageErrorEnvelope = z
  .strictObject({
    type: z.literal('error'),
    error: z.looseObject({
      type: z.string(),
      message: z.string(),
      details: z.looseObject({
        error_code: z.string().meta(code),
        param: z.string().optional().meta({ description: 'The invalid parameter.' }),
      }),
    }),
    request_id: z.string(),
  })
  .meta({ id: 'MessageError' });

/** An error of the data plane. Where an upstream rejected the request, code and further members are as the upstream gave them. */
export const InferenceErrorEnvelope = z
  .strictObject({
    error: z.looseObject({ ...members, code: z.union([z.string(), z.number()]).meta(code) }),
  })
  .meta({ id: 'InferenceError' });
