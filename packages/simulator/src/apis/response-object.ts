import { joinLiterals } from '../answer-text.ts';
import type { SimulatedAnswer } from '../simulated-answer.ts';
import { failure } from '../simulated-failure.ts';
import { toldUsage } from '../usage-json.ts';
import type { ResponsesRequest } from './responses-request.ts';

type ItemStatus = 'in_progress' | 'completed' | 'incomplete';

/** An item of `output`. */
export type OutputItem =
  | {
      readonly id: string;
      readonly type: 'reasoning';
      readonly summary: readonly { readonly type: 'summary_text'; readonly text: string }[];
      readonly encrypted_content?: string;
    }
  | {
      readonly id: string;
      readonly type: 'message';
      readonly status: ItemStatus;
      readonly content: readonly OutputText[];
      readonly role: 'assistant';
    }
  | {
      readonly id: string;
      readonly type: 'function_call';
      readonly status: ItemStatus;
      readonly arguments: string;
      readonly call_id: string;
      readonly name: string;
    };

export interface OutputText {
  readonly type: 'output_text';
  readonly annotations: readonly [];
  readonly logprobs: readonly [];
  readonly text: string;
}

export const outputText = (text: string): OutputText => ({
  type: 'output_text',
  annotations: [],
  logprobs: [],
  text,
});

/** @returns the response as it is before its first item. */
export function unfinishedResponse(request: ResponsesRequest, answer: SimulatedAnswer) {
  return {
    id: `resp_${answer.shortId}`,
    object: 'response',
    created_at: answer.createdS,
    status: 'in_progress' as 'in_progress' | 'completed' | 'failed' | 'incomplete',
    background: false,
    completed_at: null as number | null,
    error: null as { code: string; message: string } | null,
    incomplete_details: null as { reason: 'max_output_tokens' } | null,
    instructions: request.instructions ?? null,
    max_output_tokens: request.max_output_tokens ?? null,
    max_tool_calls: null,
    model: answer.model,
    output: [] as readonly OutputItem[],
    parallel_tool_calls: request.parallel_tool_calls ?? true,
    previous_response_id: request.previous_response_id ?? null,
    reasoning: { effort: request.reasoning?.effort ?? null, summary: request.reasoning?.summary ?? null },
    service_tier: 'default',
    store: request.store !== false,
    temperature: request.temperature ?? 1,
    text: request.text ?? { format: { type: 'text' } },
    tool_choice: request.tool_choice ?? 'auto',
    tools: request.tools ?? [],
    top_logprobs: 0,
    top_p: request.top_p ?? 1,
    truncation: 'disabled',
    usage: null as ReturnType<typeof responseUsage>,
    user: null,
    metadata: request.metadata ?? {},
  };
}

/** @returns the response with all its output and usage: completed, or incomplete at its limit. */
export function finishedResponse(request: ResponsesRequest, answer: SimulatedAnswer) {
  const isIncomplete = answer.finishReason === 'length';
  return {
    ...unfinishedResponse(request, answer),
    status: isIncomplete ? 'incomplete' : 'completed',
    completed_at: isIncomplete ? null : answer.createdS,
    incomplete_details: isIncomplete ? { reason: 'max_output_tokens' } : null,
    output: outputItems(request, answer),
    usage: responseUsage(answer),
  };
}

/** @returns the response of an engine that failed; it has neither output nor usage. */
export function failedResponse(request: ResponsesRequest, answer: SimulatedAnswer) {
  return {
    ...unfinishedResponse(request, answer),
    status: 'failed',
    error: { code: failure.type, message: failure.message },
  };
}

/** @returns the items of the output, as they are in the end. */
function outputItems(request: ResponsesRequest, answer: SimulatedAnswer): readonly OutputItem[] {
  const items: OutputItem[] = [];
  if (answer.reasoning.length > 0) {
    const text = JSON.parse(joinLiterals(answer.reasoning)) as string;
    const isEncryptedAsked =
      Array.isArray(request.include) && request.include.includes('reasoning.encrypted_content');
    items.push({
      id: `rs_${answer.shortId}`,
      type: 'reasoning',
      summary: [{ type: 'summary_text', text }],
      ...(isEncryptedAsked && { encrypted_content: Buffer.from(text).toString('base64') }),
    });
  }
  answer.toolCalls.forEach((call, index) => {
    items.push({
      id: `fc_${answer.shortId}_${index}`,
      type: 'function_call',
      status: 'completed',
      arguments: call.arguments,
      call_id: call.id,
      name: call.name,
    });
  });
  if (answer.toolCalls.length === 0) {
    items.push({
      id: `msg_${answer.shortId}`,
      type: 'message',
      status: answer.finishReason === 'length' ? 'incomplete' : 'completed',
      content: [outputText(JSON.parse(joinLiterals(answer.content)) as string)],
      role: 'assistant',
    });
  }
  return items;
}

function responseUsage(answer: SimulatedAnswer) {
  if (answer.usage.mode === 'never') return null;
  const { promptTokens, cachedTokens, completionTokens, reasoningTokens } = toldUsage(answer.usage);
  return {
    input_tokens: promptTokens,
    input_tokens_details: { cached_tokens: cachedTokens },
    output_tokens: completionTokens,
    output_tokens_details: { reasoning_tokens: reasoningTokens },
    total_tokens: promptTokens + completionTokens,
  };
}
