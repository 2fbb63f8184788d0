import { countTokens, type Prompt, textOf, tokenLimit, tokensPerImage, tokensPerMessage } from '../prompt.ts';

/** The members that change the answer or are repeated in it; everything else is accepted unread. */
export interface ResponsesRequest {
  readonly input: string | readonly InputItem[];
  readonly instructions?: unknown;
  readonly stream?: unknown;
  readonly tools?: readonly ResponsesTool[] | null;
  readonly tool_choice?: unknown;
  readonly parallel_tool_calls?: unknown;
  readonly max_output_tokens?: unknown;
  readonly previous_response_id?: string | null;
  readonly store?: unknown;
  readonly include?: unknown;
  readonly metadata?: unknown;
  readonly reasoning?: { readonly effort?: unknown; readonly summary?: unknown } | null;
  readonly temperature?: unknown;
  readonly text?: unknown;
  readonly top_p?: unknown;
}

interface InputItem {
  readonly type?: unknown;
  readonly role?: unknown;
  readonly content?: unknown;
  readonly arguments?: unknown;
  readonly output?: unknown;
  readonly summary?: unknown;
}

interface ResponsesTool {
  readonly type?: unknown;
  readonly name: unknown;
  readonly parameters: unknown;
}

/** @param contextTokens of the earlier answers, which the model reads again. */
export function responsesPrompt(request: ResponsesRequest, contextTokens: number): Prompt {
  const items: readonly InputItem[] =
    typeof request.input === 'string' ? [{ role: 'user', content: request.input }] : request.input;
  const tools = request.tools ?? [];
  return {
    text: textOf(items.findLast((item) => item.role === 'user')?.content),
    tokens: contextTokens + countInputTokens(request.instructions, items, tools),
    mayReason: true,
    // A model that has its tool's answer speaks instead.
    mayCallTools: request.tool_choice !== 'none' && items.at(-1)?.type !== 'function_call_output',
    tools: tools.filter((tool) => tool.type === 'function'),
    maximumTokens: tokenLimit(request.max_output_tokens),
    stopSequences: [],
    choices: 1,
  };
}

function countInputTokens(
  instructions: unknown,
  items: readonly InputItem[],
  tools: readonly ResponsesTool[],
): number {
  let tokens = 3;
  if (typeof instructions === 'string') tokens += tokensPerMessage + countTokens(instructions);
  for (const { content, arguments: callArguments, output, summary } of items) {
    tokens += tokensPerMessage;
    for (const part of [content, callArguments, output, summary]) {
      tokens += countTokens(textOf(part));
      if (!Array.isArray(part)) continue;
      for (const { type } of part) if (type === 'input_image') tokens += tokensPerImage;
    }
  }
  if (tools.length > 0) tokens += countTokens(JSON.stringify(tools));
  return tokens;
}
