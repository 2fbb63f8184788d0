import OpenAI from 'openai';
import {
  type Access,
  MAX_TOKENS,
  MAX_TURNS,
  PROMPT,
  type Question,
  type SdkClient,
  TOOL_NAME,
  TOOL_RESULT,
  TOOL_SCHEMA,
  type Turn,
} from './sdk-client.ts';

/** As other vendors extend OpenAI's message. */
type Message = OpenAI.ChatCompletionMessage & {
  reasoning_content?: string;
  reasoning_details?: unknown[];
};

const FINISHES: Readonly<Record<string, Turn['finish']>> = {
  stop: 'stop',
  length: 'length',
  tool_calls: 'tool-calls',
};

/** `openai`, by chat completions. */
export function openAiChat({ apiKey, origin, fetch }: Access): SdkClient {
  const client = new OpenAI({ apiKey, baseURL: `${origin}/v1`, fetch, maxRetries: 0 });
  return {
    name: 'openai, chat completions',
    operation: 'chat',
    hasStop: true,
    hasThinkingBudget: false,
    async talk(question) {
      const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: PROMPT }];
      const turns: Turn[] = [];
      while (turns.length < MAX_TURNS) {
        const { message, finish_reason, usage } = await ask(
          client,
          {
            ...question,
            model: turns.length === 0 ? question.model : (question.nextModel ?? question.model),
          },
          messages,
        );
        const calls = (message.tool_calls ?? []).flatMap((call) => (call.type === 'function' ? [call] : []));
        turns.push({
          text: message.content ?? '',
          reasoning: message.reasoning_content ?? '',
          calls: calls.map(({ id, function: called }) => ({
            id,
            name: called.name,
            input: JSON.parse(called.arguments),
          })),
          finish: FINISHES[finish_reason]!,
          usage: {
            input: usage.prompt_tokens,
            cached: usage.prompt_tokens_details?.cached_tokens ?? 0,
            cacheWritten: null,
            output: usage.completion_tokens,
            reasoning: usage.completion_tokens_details?.reasoning_tokens ?? null,
          },
        });
        if (calls.length === 0) break;
        messages.push(message, ...calls.map(({ id }) => toolMessage(id)));
      }
      return turns;
    },
  };
}

const toolMessage = (id: string) => ({ role: 'tool' as const, tool_call_id: id, content: TOOL_RESULT });

async function ask(
  client: OpenAI,
  { model, streamed, tools, thinks, maxTokens, stop }: Question,
  messages: OpenAI.ChatCompletionMessageParam[],
) {
  const request = {
    model,
    messages,
    max_completion_tokens: maxTokens ?? MAX_TOKENS,
    ...(tools && {
      tools: [{ type: 'function' as const, function: { name: TOOL_NAME, parameters: TOOL_SCHEMA } }],
    }),
    ...(thinks && { reasoning_effort: 'low' as const }),
    ...(stop !== undefined && { stop: [stop] }),
  };
  if (!streamed) {
    const { choices, usage } = await client.chat.completions.create(request);
    const { message, finish_reason } = choices[0]!;
    return { message: message as Message, finish_reason, usage: usage! };
  }
  const stream = client.chat.completions.stream({ ...request, stream_options: { include_usage: true } });
  // The helper keeps only what OpenAI has.
  let reasoning = '';
  const details: unknown[] = [];
  stream.on('chunk', ({ choices }) => {
    const delta = choices[0]?.delta as Partial<Message> | undefined;
    reasoning += delta?.reasoning_content ?? '';
    details.push(...(delta?.reasoning_details ?? []));
  });
  const { choices, usage } = await stream.finalChatCompletion();
  const { message, finish_reason } = choices[0]!;
  return {
    message: {
      ...(message as Message),
      ...(reasoning !== '' && { reasoning_content: reasoning }),
      ...(details.length > 0 && { reasoning_details: details }),
    },
    finish_reason,
    usage: usage!,
  };
}
