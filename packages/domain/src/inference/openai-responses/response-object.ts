import type { TokenUsage } from '../../usage/usage-record.ts';
import type { AnswerContext, JsonObject } from '../translation/translator.ts';
import type { OutputItem } from './response-output.ts';

export interface WrittenResponse {
  readonly id: string;
  /** As the upstream says it; null when it does not. */
  readonly model: string | null;
  readonly output: readonly OutputItem[];
  readonly status: 'in_progress' | 'completed' | 'incomplete';
  readonly incompleteReason: string | null;
  readonly usage: TokenUsage | null;
}

/** Members of a response that repeat its request, and what each is when the request does not have it. */
const REPEATED: JsonObject = {
  instructions: null,
  max_output_tokens: null,
  metadata: {},
  parallel_tool_calls: true,
  prompt_cache_key: null,
  safety_identifier: null,
  service_tier: 'default',
  temperature: 1,
  tool_choice: 'auto',
  tools: [],
  top_logprobs: 0,
  top_p: 1,
  user: null,
};

/** The response object of an answer without state (https://platform.openai.com/docs/api-reference/responses/object). */
export class ResponseObject {
  readonly #createdAt: number;
  readonly #model: string;
  /** Not the request: that has the whole input. */
  readonly #repeated: JsonObject;

  constructor({ request, body, receivedMs }: AnswerContext) {
    this.#createdAt = Math.floor(receivedMs / 1000);
    this.#model = request.model;
    this.#repeated = {
      ...Object.fromEntries(Object.entries(REPEATED).map(([name, absent]) => [name, body[name] ?? absent])),
      reasoning: { effort: null, summary: null, ...(body.reasoning as object | null | undefined) },
      text: { format: { type: 'text' }, ...(body.text as object | null | undefined) },
    };
  }

  with({ id, model, output, status, incompleteReason, usage }: WrittenResponse): JsonObject {
    return {
      id,
      object: 'response',
      created_at: this.#createdAt,
      status,
      background: false,
      completed_at: status === 'completed' ? this.#createdAt : null,
      error: null,
      incomplete_details: incompleteReason === null ? null : { reason: incompleteReason },
      ...this.#repeated,
      model: model ?? this.#model,
      output,
      max_tool_calls: null,
      previous_response_id: null,
      store: false,
      truncation: 'disabled',
      usage: usage === null ? null : toUsage(usage),
    };
  }
}

/** The SDKs expect numbers: a count that the upstream does not give is 0. */
function toUsage({
  inputTokens,
  cachedInputTokens,
  cacheWriteTokens,
  outputTokens,
  reasoningTokens,
}: TokenUsage) {
  const [input, output] = [inputTokens ?? 0, outputTokens ?? 0];
  return {
    input_tokens: input,
    input_tokens_details: {
      cached_tokens: cachedInputTokens ?? 0,
      ...(cacheWriteTokens !== null && { cache_write_tokens: cacheWriteTokens }),
    },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: reasoningTokens ?? 0 },
    total_tokens: input + output,
  };
}
