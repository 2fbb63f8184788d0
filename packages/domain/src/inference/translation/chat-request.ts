/** A member of the client's request, with the name that the client gave it: an error names it. */
export interface Parameter<T> {
  readonly value: T;
  /** As in the request, e.g. `max_completion_tokens`. */
  readonly name: string;
}

/** Asks the upstream to cache the prompt up to this place. */
export interface CachePoint {
  /** How long; null for the upstream's default. */
  readonly ttl: '5m' | '1h' | null;
}

export type MediaSource =
  | { readonly kind: 'base64'; readonly mediaType: string; readonly data: string }
  | { readonly kind: 'text'; readonly mediaType: string; readonly text: string }
  | { readonly kind: 'url'; readonly url: string }
  /** A file that the upstream keeps. */
  | { readonly kind: 'file'; readonly id: string };

/** A piece of a message, of a request or of an answer. */
export type ContentPart =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Sources of the text, in the client's own shape. */
      readonly citations?: readonly unknown[];
      readonly cache?: CachePoint;
    }
  | {
      readonly kind: 'image';
      readonly source: MediaSource;
      readonly detail?: string;
      readonly cache?: CachePoint;
    }
  | {
      readonly kind: 'document';
      readonly source: MediaSource;
      readonly title: string | null;
      readonly context: string | null;
      readonly citations: boolean;
      readonly cache?: CachePoint;
    }
  | { readonly kind: 'audio'; readonly format: string; readonly data: string }
  /** What a model thought. The signature proves it to the upstream that wrote it. */
  | { readonly kind: 'reasoning'; readonly text: string; readonly signature: string | null }
  | { readonly kind: 'redacted-reasoning'; readonly data: string }
  | { readonly kind: 'refusal'; readonly text: string }
  | {
      readonly kind: 'tool-call';
      readonly id: string;
      readonly name: string;
      /** The JSON text of the arguments, as the model wrote it. */
      readonly arguments: string;
      readonly cache?: CachePoint;
    }
  | {
      readonly kind: 'tool-result';
      readonly callId: string;
      readonly content: readonly ContentPart[];
      readonly isError: boolean;
      readonly cache?: CachePoint;
    };

export interface ChatMessage {
  /** `system`: instructions in the middle of a conversation. Those at its beginning are {@link ChatRequest.system}. */
  readonly role: 'user' | 'assistant' | 'system';
  readonly content: readonly ContentPart[];
  /** The participant's name; null without one. */
  readonly name: Parameter<string> | null;
  /** Where it stands in the request, e.g. `messages.3`: an error names it. */
  readonly path: string;
}

export interface ChatTool {
  readonly name: string;
  readonly description: string | null;
  /** JSON Schema of the arguments. */
  readonly parameters: unknown;
  readonly strict: boolean | null;
  readonly cache?: CachePoint;
}

export type ToolChoice =
  | { readonly kind: 'auto' | 'none' | 'required' }
  | { readonly kind: 'tool'; readonly name: string };

/** How much a model thinks before it answers. */
export type Reasoning =
  | { readonly kind: 'effort'; readonly effort: string; readonly summary: string | null }
  | { readonly kind: 'budget'; readonly tokens: number }
  | { readonly kind: 'adaptive' }
  | { readonly kind: 'off' };

export type ResponseFormat =
  | { readonly kind: 'text' | 'json' }
  | {
      readonly kind: 'json-schema';
      readonly name: string | null;
      readonly schema: unknown;
      readonly strict: boolean | null;
    };

/**
 * A request for a chat answer in Weir's own words: what is between two dialects. A parameter is null when the client did not
 * give it, which is not the same as any default.
 */
export interface ChatRequest {
  readonly model: string;
  readonly streaming: boolean;
  readonly system: readonly ContentPart[];
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly ChatTool[];
  readonly toolChoice: Parameter<ToolChoice> | null;
  readonly parallelToolCalls: Parameter<boolean> | null;
  readonly maxOutputTokens: Parameter<number> | null;
  readonly temperature: Parameter<number> | null;
  readonly topP: Parameter<number> | null;
  readonly topK: Parameter<number> | null;
  readonly frequencyPenalty: Parameter<number> | null;
  readonly presencePenalty: Parameter<number> | null;
  readonly seed: Parameter<number> | null;
  readonly stop: Parameter<readonly string[]> | null;
  readonly choices: Parameter<number> | null;
  /** How many alternatives for each token; 0 for the token's own probability only. */
  readonly logprobs: Parameter<number> | null;
  readonly logitBias: Parameter<Readonly<Record<string, number>>> | null;
  readonly reasoning: Parameter<Reasoning> | null;
  readonly responseFormat: Parameter<ResponseFormat> | null;
  /** Who asks, for the upstream's abuse detection. */
  readonly user: Parameter<string> | null;
  readonly serviceTier: Parameter<string> | null;
  /**
   * Members that only the client's own dialect knows, and that change the answer. A target that does not know one refuses it by
   * its name.
   */
  readonly others: readonly Parameter<unknown>[];
}
