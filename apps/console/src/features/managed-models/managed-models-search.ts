import * as z from 'zod/mini';

const Cursor = z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined);

/** The state of the list of all models, in the address: also the query of the API. */
export const managedModelsSearch = z.object({
  q: z.catch(z.optional(z.string().check(z.maxLength(100))), undefined),
  cursor: Cursor,
});

export type ManagedModelsSearch = z.infer<typeof managedModelsSearch>;

export const MODEL_TABS = ['overview', 'prices', 'deployments', 'history'] as const;

/** The state of one model's screen: the cursor is of its history. */
export const managedModelSearch = z.object({
  tab: z.catch(z.optional(z.enum(MODEL_TABS)), undefined),
  cursor: Cursor,
});

export type ManagedModelSearch = z.infer<typeof managedModelSearch>;
