import { CAPABILITIES, type Capability } from '../models/models-search.ts';
import type { ManagedModel } from './managed-model-queries.ts';

type Routing = ManagedModel['routing'];

/** A model while somebody fills in its form. */
export interface ModelDraft {
  readonly name: string;
  readonly ownedBy: string;
  /** Separated by commas or lines. */
  readonly aliases: string;
  readonly dropParams: string;
  readonly contextLength: number | null;
  readonly maxOutputTokens: number | null;
  readonly capabilities: readonly Capability[];
  readonly restricted: boolean;
  readonly free: boolean;
  readonly strategy: Routing['strategy'];
  readonly stickiness: Routing['stickiness'];
  readonly maxAttempts: number | null;
  readonly hedgeAfterMs: number | null;
}

export const NEW_MODEL: ModelDraft = {
  name: '',
  ownedBy: '',
  aliases: '',
  dropParams: '',
  contextLength: null,
  maxOutputTokens: null,
  capabilities: ['text'],
  restricted: false,
  free: false,
  strategy: 'round_robin',
  stickiness: 'auto',
  maxAttempts: null,
  hedgeAfterMs: null,
};

export function modelDraftOf(model: ManagedModel): ModelDraft {
  return {
    name: model.name,
    ownedBy: model.owned_by,
    aliases: model.aliases.join(', '),
    dropParams: model.drop_params.join(', '),
    contextLength: model.context_length,
    maxOutputTokens: model.max_output_tokens,
    capabilities: CAPABILITIES.filter((capability) => model.capabilities.includes(capability)),
    restricted: model.restricted,
    free: model.free,
    strategy: model.routing.strategy,
    stickiness: model.routing.stickiness,
    maxAttempts: model.routing.max_attempts,
    hedgeAfterMs: model.routing.hedge_after_ms,
  };
}

/** What a change of the model sends; a new one has its name, too. */
export function modelBodyOf(draft: ModelDraft) {
  return {
    owned_by: draft.ownedBy.trim(),
    aliases: wordsOf(draft.aliases),
    drop_params: wordsOf(draft.dropParams),
    context_length: draft.contextLength,
    max_output_tokens: draft.maxOutputTokens,
    capabilities: [...draft.capabilities],
    restricted: draft.restricted,
    free: draft.free,
    routing: {
      strategy: draft.strategy,
      stickiness: draft.stickiness,
      max_attempts: draft.maxAttempts,
      hedge_after_ms: draft.hedgeAfterMs,
    },
  };
}

/** Words as somebody types them: by commas, spaces or lines, each once. */
export function wordsOf(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((word) => word !== ''))];
}
