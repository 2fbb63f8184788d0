import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { generateText, jsonSchema, type LanguageModel, stepCountIs, streamText, tool } from 'ai';
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

type Options = NonNullable<Parameters<typeof generateText>[0]['providerOptions']>;

/** What differs between the providers of the SDK. */
interface Provider {
  readonly name: string;
  readonly operation: string;
  readonly hasStop: boolean;
  readonly hasThinkingBudget: boolean;
  model(access: Access, name: string): LanguageModel;
  readonly options: Options;
  readonly thinking: Options;
}

const RESPONSES: Provider = {
  name: 'ai with @ai-sdk/openai',
  operation: 'responses',
  hasStop: false,
  hasThinkingBudget: false,
  model: ({ apiKey, origin, fetch }, name) => createOpenAI({ apiKey, baseURL: `${origin}/v1`, fetch })(name),
  options: { openai: { store: false } },
  thinking: {
    openai: { store: false, forceReasoning: true, reasoningEffort: 'low', reasoningSummary: 'auto' },
  },
};

const ANTHROPIC: Provider = {
  name: 'ai with @ai-sdk/anthropic',
  operation: 'messages',
  hasStop: true,
  hasThinkingBudget: true,
  model: ({ apiKey, origin, fetch }, name) =>
    createAnthropic({ apiKey, baseURL: `${origin}/v1`, fetch })(name),
  options: {},
  thinking: { anthropic: { thinking: { type: 'enabled', budgetTokens: THINKING_BUDGET } } },
};

const findWeir = tool({
  inputSchema: jsonSchema<{ river: string }>(TOOL_SCHEMA),
  execute: async () => TOOL_RESULT,
});

export const vercelWithOpenAi = (access: Access) => clientOf(RESPONSES, access);
export const vercelWithAnthropic = (access: Access) => clientOf(ANTHROPIC, access);

function clientOf(provider: Provider, access: Access): SdkClient {
  const { name, operation, hasStop, hasThinkingBudget, options, thinking } = provider;
  return {
    name,
    operation,
    hasStop,
    hasThinkingBudget,
    async talk({ model, nextModel = model, streamed, tools, thinks, maxTokens, stop }) {
      const request = {
        model: provider.model(access, model),
        prepareStep: ({ stepNumber }: { stepNumber: number }) => ({
          model: provider.model(access, stepNumber === 0 ? model : nextModel),
        }),
        prompt: PROMPT,
        maxRetries: 0,
        maxOutputTokens: maxTokens ?? MAX_TOKENS,
        stopWhen: stepCountIs(MAX_TURNS),
        providerOptions: thinks ? thinking : options,
        ...(tools && { tools: { [TOOL_NAME]: findWeir } }),
        ...(stop !== undefined && { stopSequences: [stop] }),
      };
      if (!streamed) return (await generateText(request)).steps.map(turnOf);
      const errors: unknown[] = [];
      const result = streamText({ ...request, onError: ({ error }) => void errors.push(error) });
      await result.consumeStream();
      if (errors.length > 0) throw errors[0];
      return (await result.steps).map(turnOf);
    },
  };
}

type Step = Awaited<ReturnType<typeof generateText>>['steps'][number];

function turnOf({ text, reasoningText, toolCalls, finishReason, usage }: Step): Turn {
  return {
    text,
    reasoning: reasoningText ?? '',
    calls: toolCalls.map(({ toolCallId, toolName, input }) => ({ id: toolCallId, name: toolName, input })),
    finish: finishReason as Turn['finish'],
    usage: {
      input: usage.inputTokens!,
      cached: usage.inputTokenDetails.cacheReadTokens ?? 0,
      cacheWritten: usage.inputTokenDetails.cacheWriteTokens ?? null,
      output: usage.outputTokens!,
      reasoning: usage.outputTokenDetails.reasoningTokens ?? null,
    },
  };
}
