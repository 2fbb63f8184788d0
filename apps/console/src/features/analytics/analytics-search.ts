import * as z from 'zod/mini';
import { periodSearch } from '../../period/period-search.ts';

const MAX_VALUES = 500;
export const MAX_TAGS = 50;
const Ids = z.catch(z.optional(z.array(z.uuid()).check(z.maxLength(MAX_VALUES))), undefined);
const Names = z.catch(
  z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(256))).check(z.maxLength(MAX_VALUES))),
  undefined,
);

/** A name and a value, as the API takes it. */
export const TAG = /^[^:]{1,64}:[^\0]{0,512}$/;
const Tags = z.catch(
  z.optional(z.array(z.string().check(z.regex(TAG))).check(z.maxLength(MAX_TAGS))),
  undefined,
);

export const BREAKDOWNS = ['user', 'model', 'provider'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

export const METRICS = ['cost', 'requests', 'tokens'] as const;
export type Metric = (typeof METRICS)[number];

const COLUMNS = [
  'name',
  'requests',
  'failed_requests',
  'total_tokens',
  'prompt_tokens',
  'completion_tokens',
  'cost',
] as const;
type Sort = (typeof COLUMNS)[number] | `-${(typeof COLUMNS)[number]}`;
const SORTS = COLUMNS.flatMap((column): Sort[] => [column, `-${column}`]);

/** The state of analytics, in the address: its filters are those of the API. */
export const analyticsSearch = z.object({
  ...periodSearch,
  organization_ids: Ids,
  workspace_ids: Ids,
  user_ids: Ids,
  api_key_ids: Ids,
  models: Names,
  providers: Names,
  tags: Tags,
  metric: z.catch(z.optional(z.enum(METRICS)), undefined),
  by: z.catch(z.optional(z.enum(BREAKDOWNS)), undefined),
  sort: z.catch(z.optional(z.enum(SORTS)), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(2_000))), undefined),
});

export type AnalyticsSearch = z.infer<typeof analyticsSearch>;

/** Those of which one chooses among what was used. */
export const CHOSEN_FILTERS = [
  'organization_ids',
  'workspace_ids',
  'user_ids',
  'api_key_ids',
  'models',
  'providers',
] as const;
export const FILTERS = [...CHOSEN_FILTERS, 'tags'] as const;
