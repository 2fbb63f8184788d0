import type { TokenUsage } from '../../usage/usage-record.ts';
import type { Finish } from '../stream/chat-delta.ts';
import type { ContentPart } from './chat-request.ts';

export interface ChatChoice {
  readonly content: readonly ContentPart[];
  readonly finish: Finish | null;
  /** In OpenAI's shape; null without. */
  readonly logprobs: unknown;
}

/** A whole answer in Weir's own words. */
export interface ChatAnswer {
  readonly id: string | null;
  readonly model: string | null;
  readonly choices: readonly ChatChoice[];
  readonly usage: TokenUsage | null;
}
