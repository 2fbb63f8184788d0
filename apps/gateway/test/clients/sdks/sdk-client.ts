import type { TestGateway } from '../../start-test-gateway.ts';

/** What a test asks, whatever client asks it. */
export interface Question {
  readonly model: string;
  /** The model of the turns after the first one, if it is another. */
  readonly nextModel?: string;
  readonly streamed: boolean;
  /** Gives the tool, answers its calls with {@link TOOL_RESULT}, and goes on until the model calls it no more. */
  readonly tools?: true;
  readonly thinks?: boolean;
  readonly maxTokens?: number;
  readonly stop?: string;
}

/** One answer of the model as the client understood it. */
export interface Turn {
  readonly text: string;
  readonly reasoning: string;
  readonly calls: readonly ToolCall[];
  readonly finish: 'stop' | 'length' | 'tool-calls';
  readonly usage: TurnUsage;
}

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
}

/** Input includes what was read from a cache and written to one. Null where the client's API has no such count. */
export interface TurnUsage {
  readonly input: number;
  readonly cached: number | null;
  readonly cacheWritten: number | null;
  readonly output: number;
  readonly reasoning: number | null;
}

/** A program that uses an official SDK. */
export interface SdkClient {
  readonly name: string;
  /** What its requests are in the ledger. */
  readonly operation: string;
  /** Whether its API has stop sequences. */
  readonly hasStop: boolean;
  /** Whether it asks for thinking by a budget, not by an effort. */
  readonly hasThinkingBudget: boolean;
  /** @throws what the SDK throws */
  talk(question: Question): Promise<readonly Turn[]>;
}

/** The way to a gateway, as SDKs take it. */
export interface Access {
  readonly apiKey: string;
  readonly origin: string;
  readonly fetch: typeof fetch;
}

export type SdkClientFactory = (access: Access) => SdkClient;

export const PROMPT = 'Where is the weir?';
export const TOOL_NAME = 'find_weir';
export const TOOL_RESULT = 'It is 12 km downstream.';
export const TOOL_SCHEMA = {
  type: 'object' as const,
  properties: { river: { type: 'string' as const, enum: ['Aare', 'Rhein'] } },
  required: ['river'],
  additionalProperties: false,
};
/** What the simulator writes for the schema. */
export const TOOL_INPUT = { river: 'Aare' };
export const MAX_TOKENS = 4_096;
export const THINKING_BUDGET = 1_024;
/** So that a client that never ends fails a test instead. */
export const MAX_TURNS = 4;

/** @returns access that notes the id of each request that is sent with it */
export function notedAccess(gateway: TestGateway, requestIds: (string | null)[]): Access {
  return {
    apiKey: gateway.apiKey,
    origin: gateway.origin,
    async fetch(input, init) {
      const response = await fetch(input, init);
      requestIds.push(response.headers.get('x-request-id'));
      return response;
    },
  };
}
