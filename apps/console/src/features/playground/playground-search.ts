import * as z from 'zod/mini';

export const MAX_COMPARED = 4;

/** Models and parameters are in the address, so that a link brings them along. What is written and answered never is. */
export const playgroundSearch = z.object({
  organization: z.catch(z.optional(z.string()), undefined),
  workspace: z.catch(z.optional(z.string()), undefined),
  models: z.catch(
    z.optional(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(MAX_COMPARED))),
    undefined,
  ),
  whole: z.catch(z.optional(z.boolean()), undefined),
  temperature: z.catch(z.optional(z.number().check(z.gte(0), z.lte(2))), undefined),
  topP: z.catch(z.optional(z.number().check(z.gte(0), z.lte(1))), undefined),
  maxTokens: z.catch(z.optional(z.int().check(z.gte(1))), undefined),
  seed: z.catch(z.optional(z.int()), undefined),
});

export type PlaygroundSearch = z.infer<typeof playgroundSearch>;
