import OpenAI from 'openai';
import {
  type Access,
  MAX_TOKENS,
  MAX_TURNS,
  PROMPT,
  type SdkClient,
  TOOL_NAME,
  TOOL_RESULT,
  TOOL_SCHEMA,
  type Turn,
} from './sdk-client.ts';

/** `openai`, by Responses without state: the items of an answer go back in the next request. */
export function openAiResponses({ apiKey, origin, fetch }: Access): SdkClient {
  const client = new OpenAI({ apiKey, baseURL: `${origin}/v1`, fetch, maxRetries: 0 });
  return {
    name: 'openai, responses',
    operation: 'responses',
    hasStop: false,
    hasThinkingBudget: false,
    async talk({ model, nextModel = model, streamed, tools, thinks, maxTokens }) {
      const input: OpenAI.Responses.ResponseInput = [{ role: 'user', content: PROMPT }];
      const turns: Turn[] = [];
      while (turns.length < MAX_TURNS) {
        const request = {
          model: turns.length === 0 ? model : nextModel,
          input,
          store: false,
          max_output_tokens: maxTokens ?? MAX_TOKENS,
          ...(tools && {
            tools: [
              { type: 'function' as const, name: TOOL_NAME, parameters: TOOL_SCHEMA, strict: null as never },
            ],
          }),
          ...(thinks && {
            reasoning: { effort: 'low' as const, summary: 'auto' as const },
            include: ['reasoning.encrypted_content' as const],
          }),
        };
        const response = streamed
          ? await client.responses.stream(request).finalResponse()
          : await client.responses.create(request);
        if (response.error !== null) throw new Error(response.error.message);
        const turn = turnOf(response);
        turns.push(turn);
        if (turn.calls.length === 0) break;
        input.push(
          ...(response.output as OpenAI.Responses.ResponseInputItem[]),
          ...turn.calls.map(({ id }) => ({
            ...{ type: 'function_call_output' as const, call_id: id, output: TOOL_RESULT },
          })),
        );
      }
      return turns;
    },
  };
}

function turnOf(response: OpenAI.Responses.Response): Turn {
  const { output, output_text, incomplete_details, usage } = response;
  const calls = output.flatMap((item) => (item.type === 'function_call' ? [item] : []));
  const reasoning = output.flatMap((item) => (item.type === 'reasoning' ? [item] : []));
  return {
    text: output_text,
    reasoning: reasoning
      .flatMap(({ summary, content }): { text: string }[] => (summary.length > 0 ? summary : (content ?? [])))
      .map(({ text }) => text)
      .join(''),
    calls: calls.map(({ call_id, name, arguments: given }) => ({
      ...{ id: call_id, name, input: JSON.parse(given) },
    })),
    finish:
      incomplete_details?.reason === 'max_output_tokens'
        ? 'length'
        : calls.length > 0
          ? 'tool-calls'
          : 'stop',
    usage: {
      input: usage!.input_tokens,
      cached: usage!.input_tokens_details.cached_tokens,
      cacheWritten: null,
      output: usage!.output_tokens,
      reasoning: usage!.output_tokens_details.reasoning_tokens,
    },
  };
}
