import { z } from 'zod';

const members = {
  message: z.string(),
  type: z.string(),
  param: z.string().nullable().meta({ description: 'The parameter at fault.' }),
  request_id: z.string(),
};
const code = { description: 'The kind of error, for programs.' };

/** Every error of the management plane, and of Weir itself on the data plane. */
export const ErrorEnvelope = z
  .strictObject({ error: z.strictObject({ ...members, code: z.string().meta(code) }) })
  .meta({ id: 'Error' });

/** An error of the data plane. Where an upstream rejected the request, code and further members are as the upstream gave them. */
export const InferenceErrorEnvelope = z
  .strictObject({
    error: z.looseObject({ ...members, code: z.union([z.string(), z.number()]).meta(code) }),
  })
  .meta({ id: 'InferenceError' });
