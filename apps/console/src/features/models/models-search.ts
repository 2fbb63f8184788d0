import * as z from 'zod/mini';

export const CAPABILITIES = [
  'text',
  'vision',
  'audio_input',
  'audio_output',
  'tools',
  'reasoning',
  'structured_output',
  'embeddings',
  'rerank',
  'moderation',
  'image_generation',
] as const;

export type Capability = (typeof CAPABILITIES)[number];

/** The state of the catalog, in the address: also the query of the API. */
export const modelsSearch = z.object({
  q: z.catch(z.optional(z.string().check(z.maxLength(100))), undefined),
  provider: z.catch(z.optional(z.string().check(z.maxLength(100))), undefined),
  capability: z.catch(z.optional(z.enum(CAPABILITIES)), undefined),
  cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined),
});

export type ModelsSearch = z.infer<typeof modelsSearch>;
