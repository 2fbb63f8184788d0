import * as z from 'zod/mini';
import { periodSearch } from '../../period/period-search.ts';

/** `member` says something of an organization only. */
export const DIMENSIONS = ['model', 'api_key', 'member', 'provider', 'workspace'] as const;
export const LATENCIES = ['ttft', 'gap', 'duration', 'overhead'] as const;
export const METRICS = ['requests', 'tokens', 'cost'] as const;

export type Dimension = (typeof DIMENSIONS)[number];
export type Latency = (typeof LATENCIES)[number];
export type Metric = (typeof METRICS)[number];

/** Which usage is summed up or listed. The names of ids and models are those of the API's query. */
export const usageFilterSearch = {
  ...periodSearch,
  /** `all`: of every organization one is in, not only of the one in view. */
  scope: z.catch(z.optional(z.enum(['all'])), undefined),
  model: z.catch(z.optional(z.string().check(z.maxLength(300))), undefined),
  api_key_id: z.catch(z.optional(z.uuid()), undefined),
  provider: z.catch(z.optional(z.string().check(z.maxLength(100))), undefined),
  workspace_id: z.catch(z.optional(z.uuid()), undefined),
  /** The owner of the keys, in the usage of an organization. */
  user_id: z.catch(z.optional(z.uuid()), undefined),
};

/** The state of the usage screen, in the address. */
export const usageSearch = z.object({
  ...usageFilterSearch,
  by: z.catch(z.optional(z.enum(DIMENSIONS)), undefined),
  sort: z.catch(z.optional(z.enum(['-cost', '-requests', '-tokens'])), undefined),
  latency: z.catch(z.optional(z.enum(LATENCIES)), undefined),
  metric: z.catch(z.optional(z.enum(METRICS)), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type UsageSearch = z.infer<typeof usageSearch>;
export type UsageFilterSearch = Pick<
  UsageSearch,
  'period' | 'from' | 'to' | 'scope' | 'model' | 'api_key_id' | 'provider' | 'workspace_id' | 'user_id'
>;
