import type { Model } from '../models/model.ts';
import type { DialectRequest } from './dialect.ts';
import type { Operation } from './operation.ts';

/** A request of which only its size is asked. */
export interface SizedRequest {
  readonly operation: Operation;
  readonly parsed: Pick<
    DialectRequest,
    'estimatedInputTokens' | 'maxOutputTokens' | 'choices' | 'units' | 'mostUnits'
  >;
  readonly model: Model;
}

/** A prompt has no more tokens than its model can read. Operations that generate nothing take many prompts at once. */
export function estimatedInputTokens({ operation, parsed, model }: SizedRequest): number {
  if (!operation.streams || model.contextLength === null) return parsed.estimatedInputTokens;
  return Math.min(parsed.estimatedInputTokens, model.contextLength);
}
