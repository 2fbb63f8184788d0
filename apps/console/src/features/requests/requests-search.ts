import * as z from 'zod/mini';
import { usageFilterSearch } from '../usage/usage-search.ts';

export const ENDINGS = [
  'completed',
  'upstream_failed',
  'client_disconnected',
  'timed_out',
  'shut_down',
  'limit_reached',
  'cancelled',
] as const;

export type Ending = (typeof ENDINGS)[number];

/** What a list may be of: `failed` is what counts as a failure, however it ended. */
export const ENDING_FILTERS = ['failed', ...ENDINGS] as const;

/** The state of a list of requests, in the address. */
export const requestsSearch = z.object({
  ...usageFilterSearch,
  ending: z.catch(z.optional(z.enum(ENDING_FILTERS)), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type RequestsSearch = z.infer<typeof requestsSearch>;
