import { isObjectList, type RequestProblem } from '../model-api.ts';
import {
  countTokens,
  type Prompt,
  stopSequencesOf,
  textOf,
  tokenLimit,
  tokensPerImage,
  tokensPerMessage,
} from '../prompt.ts';
import { isRedactedReasoning, signReasoning } from '../signature.ts';

/** The members that change the answer; everything else is accepted unread. */
export interface MessagesRequest {
  readonly messages: readonly InputMessage[];
  readonly system?: unknown;
  readonly tools?: readonly InputTool[] | null;
  readonly tool_choice?: { readonly type?: unknown } | null;
  readonly thinking?: { readonly type?: unknown } | null;
  readonly max_tokens?: unknown;
  readonly stop_sequences?: unknown;
}

interface InputMessage {
  readonly role?: unknown;
  readonly content?: unknown;
}

interface InputTool {
  readonly name: unknown;
  /** Absent of tools that Anthropic itself runs. */
  readonly input_schema?: unknown;
}

interface InputBlock {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly id?: unknown;
  readonly input?: unknown;
  readonly content?: unknown;
  readonly tool_use_id?: unknown;
  readonly thinking?: unknown;
  readonly signature?: unknown;
  readonly data?: unknown;
}

const toolIdPattern = /^[a-zA-Z0-9_-]+$/;

/** @returns what Anthropic would not accept, of that which a translation could get wrong. */
export function checkMessagesRequest(body: Readonly<Record<string, unknown>>): RequestProblem | undefined {
  const { messages, max_tokens: maximumTokens, tools } = body;
  if (!Number.isInteger(maximumTokens) || (maximumTokens as number) < 1) {
    return problem(
      'max_tokens',
      maximumTokens === undefined ? 'Field required' : 'Input should be at least 1',
    );
  }
  if (!isObjectList(messages)) return problem('messages', 'Field required');
  if (messages.length === 0) return problem('messages', 'at least one message is required');
  if (tools !== undefined && tools !== null && !isObjectList(tools)) {
    return problem('tools', 'Input should be a valid list');
  }
  return checkMessages(messages);
}

function checkMessages(messages: readonly InputMessage[]): RequestProblem | undefined {
  /** The tool calls of the message before. */
  let called: readonly unknown[] = [];
  for (const [index, { role, content }] of messages.entries()) {
    const path = `messages.${index}`;
    if (role !== 'user' && role !== 'assistant') {
      return problem(`${path}.role`, "Input should be 'user' or 'assistant'");
    }
    const blocks = blocksOf(content);
    if (blocks === undefined) return problem(`${path}.content`, 'Input should be a valid list');
    const bad = checkBlocks(blocks, `${path}.content`) ?? checkResults(blocks, called, path);
    if (bad !== undefined) return bad;
    called = blocks.filter(({ type }) => type === 'tool_use').map(({ id }) => id);
  }
  return called.length === 0 ? undefined : unanswered(called, `messages.${messages.length - 1}`);
}

function checkBlocks(blocks: readonly InputBlock[], path: string): RequestProblem | undefined {
  for (const [index, { type, text, id, thinking, signature, data }] of blocks.entries()) {
    const place = `${path}.${index}`;
    if (type === 'text' && text === '') return problem('messages', 'text content blocks must be non-empty');
    if (type === 'tool_use' && !toolIdPattern.test(String(id))) {
      return problem(`${place}.tool_use.id`, `String should match pattern '${toolIdPattern.source}'`);
    }
    if (type === 'thinking' && signature !== signReasoning(String(thinking))) {
      return problem(place, 'Invalid `signature` in `thinking` block');
    }
    if (type === 'redacted_thinking' && !isRedactedReasoning(data)) {
      return problem(place, 'Invalid `data` in `redacted_thinking` block');
    }
  }
  return undefined;
}

/** Each tool call is answered in the message after it, and nothing else is. */
function checkResults(
  blocks: readonly InputBlock[],
  called: readonly unknown[],
  path: string,
): RequestProblem | undefined {
  const answered = blocks.filter(({ type }) => type === 'tool_result').map((block) => block.tool_use_id);
  const stray = answered.find((id) => !called.includes(id));
  if (stray !== undefined) {
    const message = `unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${stray}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`;
    return problem(path, message);
  }
  const missing = called.filter((id) => !answered.includes(id));
  return missing.length === 0 ? undefined : unanswered(missing, path);
}

function unanswered(ids: readonly unknown[], path: string): RequestProblem {
  const message = `\`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${ids.join(', ')}.`;
  return problem(path, message);
}

function problem(param: string, message: string): RequestProblem {
  return { message: `${param}: ${message}`, param };
}

/** @returns the prompt of a request that was checked. */
export function messagesPrompt(request: MessagesRequest): Prompt {
  const { messages, thinking, tools } = request;
  const last = blocksOf(messages.at(-1)?.content) ?? [];
  return {
    text: textOf(messages.findLast(({ role }) => role === 'user')?.content),
    tokens: countInputTokens(request),
    mayReason: thinking?.type !== 'disabled',
    // A model that has its tool's answer speaks instead.
    mayCallTools: request.tool_choice?.type !== 'none' && last.every(({ type }) => type !== 'tool_result'),
    tools: (tools ?? [])
      .filter((tool) => tool.input_schema !== undefined)
      .map((tool) => ({ name: tool.name, parameters: tool.input_schema })),
    maximumTokens: tokenLimit(request.max_tokens),
    stopSequences: stopSequencesOf(request.stop_sequences),
    choices: 1,
  };
}

function countInputTokens({ messages, system, tools }: MessagesRequest): number {
  let tokens = 3 + countTokens(textOf(system));
  for (const { content } of messages) {
    tokens += tokensPerMessage;
    for (const block of blocksOf(content) ?? []) tokens += countBlockTokens(block);
  }
  if (tools != null && tools.length > 0) tokens += countTokens(JSON.stringify(tools));
  return tokens;
}

function countBlockTokens({ type, text, input, content, thinking }: InputBlock): number {
  if (type === 'image' || type === 'document') return tokensPerImage;
  if (type === 'tool_use') return countTokens(JSON.stringify(input ?? {}));
  return countTokens(textOf(text ?? thinking ?? content));
}

/** @returns the blocks of a message's content, which may be text; undefined if it is neither. */
function blocksOf(content: unknown): readonly InputBlock[] | undefined {
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  return isObjectList(content) ? content : undefined;
}
