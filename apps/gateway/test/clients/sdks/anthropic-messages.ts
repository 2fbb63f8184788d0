import Anthropic from '@anthropic-ai/sdk';
import {
  type Access,
  MAX_TOKENS,
  MAX_TURNS,
  PROMPT,
  type SdkClient,
  THINKING_BUDGET,
  TOOL_NAME,
  TOOL_RESULT,
  TOOL_SCHEMA,
  type Turn,
} from './sdk-client.ts';

const FINISHES: Readonly<Record<string, Turn['finish']>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  tool_use: 'tool-calls',
};

/** `@anthropic-ai/sdk`, streamed by its helper. */
export function anthropicMessages({ apiKey, origin, fetch }: Access): SdkClient {
  const client = new Anthropic({ apiKey, baseURL: origin, fetch, maxRetries: 0 });
  return {
    name: '@anthropic-ai/sdk',
    operation: 'messages',
    hasStop: true,
    hasThinkingBudget: true,
    async talk({ model, nextModel = model, streamed, tools, thinks, maxTokens, stop }) {
      const messages: Anthropic.MessageParam[] = [{ role: 'user', content: PROMPT }];
      const turns: Turn[] = [];
      while (turns.length < MAX_TURNS) {
        const request = {
          model: turns.length === 0 ? model : nextModel,
          messages,
          max_tokens: maxTokens ?? MAX_TOKENS,
          ...(tools && { tools: [{ name: TOOL_NAME, input_schema: TOOL_SCHEMA }] }),
          ...(thinks && { thinking: { type: 'enabled' as const, budget_tokens: THINKING_BUDGET } }),
          ...(stop !== undefined && { stop_sequences: [stop] }),
        };
        const message = streamed
          ? await client.messages.stream(request).finalMessage()
          : await client.messages.create(request);
        const turn = turnOf(message);
        turns.push(turn);
        if (turn.calls.length === 0) break;
        const results = turn.calls.map(({ id }) => ({
          ...{ type: 'tool_result' as const, tool_use_id: id, content: TOOL_RESULT },
        }));
        messages.push({ role: 'assistant', content: message.content }, { role: 'user', content: results });
      }
      return turns;
    },
  };
}

function turnOf({ content, stop_reason, usage }: Anthropic.Message): Turn {
  const [cached, written] = [usage.cache_read_input_tokens ?? 0, usage.cache_creation_input_tokens ?? 0];
  return {
    text: content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
    reasoning: content.map((block) => (block.type === 'thinking' ? block.thinking : '')).join(''),
    calls: content.flatMap((block) =>
      block.type === 'tool_use' ? [{ id: block.id, name: block.name, input: block.input }] : [],
    ),
    finish: FINISHES[stop_reason!]!,
    usage: {
      input: usage.input_tokens + cached + written,
      cached,
      cacheWritten: written,
      output: usage.output_tokens,
      reasoning: usage.output_tokens_details?.thinking_tokens ?? null,
    },
  };
}
