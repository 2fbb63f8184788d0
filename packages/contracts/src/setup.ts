import { z } from 'zod';

export const SetupQuery = z.strictObject({
  token: z
    .string()
    .max(200)
    .default('')
    .meta({ description: 'As printed by the start or `weir setup-link`.' }),
});
