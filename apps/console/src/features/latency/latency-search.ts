import * as z from 'zod/mini';
import { periodSearch } from '../../period/period-search.ts';

export const GRANULARITIES = ['hour', 'day', 'week'] as const;

/** Which time, model and connection, and how long the periods of the charts are. */
export const latencySearch = z.object({
  ...periodSearch,
  model: z.catch(z.optional(z.string().check(z.maxLength(256))), undefined),
  connection_id: z.catch(z.optional(z.uuid()), undefined),
  by: z.catch(z.optional(z.enum(GRANULARITIES)), undefined),
});

export type LatencySearch = z.infer<typeof latencySearch>;
