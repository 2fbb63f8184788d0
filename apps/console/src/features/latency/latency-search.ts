import * as z from 'zod/mini';
import { periodSearch } from '../../period/period-search.ts';

/** Which time and which model. */
export const latencySearch = z.object({
  ...periodSearch,
  model: z.catch(z.optional(z.string().check(z.maxLength(256))), undefined),
});

export type LatencySearch = z.infer<typeof latencySearch>;
