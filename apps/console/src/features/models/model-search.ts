import * as z from 'zod/mini';
import { CLIENTS } from '../connect/clients.ts';

/** The state of a model's screen, in the address. */
export const modelSearch = z.object({
  client: z.catch(z.optional(z.enum(CLIENTS)), undefined),
});
