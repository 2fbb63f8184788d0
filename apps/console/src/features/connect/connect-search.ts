import * as z from 'zod/mini';
import { CLIENTS } from './clients.ts';

/** The state of the set-up screen, in the address. */
export const connectSearch = z.object({
  client: z.catch(z.optional(z.enum(CLIENTS)), undefined),
  /** A name of a model. */
  model: z.catch(z.optional(z.string().check(z.maxLength(300))), undefined),
});

export type ConnectSearch = z.infer<typeof connectSearch>;
