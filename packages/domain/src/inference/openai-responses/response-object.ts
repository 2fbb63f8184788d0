import type { TokenUsage } from '../../usage/usage-record.ts';
import type { AnswerContext } from '../translation/translator.ts';
import type { OutputItem } from './response-output.ts';
import type { ResponsesChatRequest } from './responses-request-reader.ts';

export interface WrittenResponse {
  readonly id: string;
  /** As the upstream says it; null when it does not. */
  readonly model: string | null;
  readonly output: readonly OutputItem[];
  readonly status: 'completed' | 'incomplete';
  readonly incompleteReason: string | null;
  readonly usage: TokenUsage | null;
}

/** The response object of an answer without state (https://platform.openai.com/docs/api-reference/responses/object). */
export function responseObject({ request, receivedMs }: AnswerContext, written: WrittenResponse) {
  const { echo } = request as ResponsesChatRequest;
  const createdAt = Math.floor(receivedMs / 1000);
  return {
    id: written.id,
    object: 'response',
    created_at: createdAt,
    status: written.status as string,
    background: false,
    completed_at: written.status === 'completed' ? createdAt : null,
    error: null,
    incomplete_details: written.incompleteReason === null ? null : { reason: written.incompleteReason },
    instructions: echo.instructions ?? null,
    max_output_tokens: echo.max_output_tokens ?? null,
    max_tool_calls: null,
    metadata: echo.metadata ?? {},
    model: written.model ?? request.model,
    output: written.output,
    parallel_tool_calls: echo.parallel_tool_calls ?? true,
    previous_response_id: null,
    prompt_cache_key: echo.prompt_cache_key ?? null,
    reasoning: { effort: null, summary: null, ...(echo.reasoning as object | null | undefined) },
    safety_identifier: echo.safety_identifier ?? null,
    service_tier: echo.service_tier ?? 'default',
    store: false,
    temperature: echo.temperature ?? 1,
    text: { format: { type: 'text' }, ...(echo.text as object | null | undefined) },
    tool_choice: echo.tool_choice ?? 'auto',
    tools: echo.tools ?? [],
    top_logprobs: echo.top_logprobs ?? 0,
    top_p: echo.top_p ?? 1,
    truncation: 'disabled',
    usage: written.usage === null ? null : toUsage(written.usage),
    user: echo.user ?? null,
  };
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
