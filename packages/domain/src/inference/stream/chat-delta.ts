/** Why an answer ended, in Weir's own words. */
export type FinishReason =
  | 'stop'
  /** One of the client's stop sequences. */
  | 'stop-sequence'
  /** The most tokens that the client wanted. */
  | 'length'
  /** The model's context is full. */
  | 'context-length'
  | 'tool-calls'
  | 'content-filter'
  | 'refusal'
  /** A long turn that the client may let go on. */
  | 'pause'
  | 'other';

export interface Finish {
  readonly reason: FinishReason;
  /** The upstream's own value. */
  readonly raw: string;
  readonly stopSequence: string | null;
}

/**
 * A piece of a stream in Weir's own words. `choice` counts the answers of one request from 0; without it, it is the first one.
 * A tool call's `index` counts the tool calls of its choice.
 */
export type ChatDelta =
  | { readonly kind: 'start'; readonly id: string | null; readonly model: string | null }
  | { readonly kind: 'text' | 'reasoning' | 'refusal'; readonly choice?: number; readonly text: string }
  /** Ends the reasoning before it. */
  | { readonly kind: 'reasoning-signature'; readonly choice?: number; readonly signature: string }
  | { readonly kind: 'redacted-reasoning'; readonly choice?: number; readonly data: string }
  | {
      readonly kind: 'tool-call';
      readonly choice?: number;
      readonly index: number;
      /** Id and name come with the first piece. */
      readonly id: string | null;
      readonly name: string | null;
      /** A piece of the JSON text of the arguments. */
      readonly arguments: string;
    }
  /** A source of the text before it, in the upstream's own shape. */
  | { readonly kind: 'citation'; readonly choice?: number; readonly citation: unknown }
  /** Of the text before it, in OpenAI's shape. */
  | { readonly kind: 'logprobs'; readonly choice?: number; readonly logprobs: unknown }
  | ({ readonly kind: 'finish'; readonly choice?: number } & Finish);
