import * as z from 'zod/mini';
import { periodSearch } from '../../period/period-search.ts';
import { LATENCIES } from '../usage/usage-search.ts';

export const overviewSearch = z.object({
  ...periodSearch,
  latency: z.catch(z.optional(z.enum(LATENCIES)), undefined),
});

export type OverviewSearch = z.infer<typeof overviewSearch>;
