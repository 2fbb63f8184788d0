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
export interface ConverseRequest {
  readonly messages: readonly ConverseMessage[];
  readonly system?: unknown;
  readonly inferenceConfig?: { readonly maxTokens?: unknown; readonly stopSequences?: unknown } | null;
  readonly toolConfig?: { readonly tools?: readonly ConverseTool[] } | null;
  readonly additionalModelRequestFields?: { readonly thinking?: { readonly type?: unknown } } | null;
  readonly additionalModelResponseFieldPaths?: unknown;
}

interface ConverseMessage {
  readonly role?: unknown;
  readonly content?: unknown;
}

interface ConverseTool {
  readonly toolSpec?: { readonly name?: unknown; readonly inputSchema?: { readonly json?: unknown } };
}

/** A block has one of these members. */
interface ConverseBlock {
  readonly text?: unknown;
  readonly image?: unknown;
  readonly document?: unknown;
  readonly toolUse?: { readonly toolUseId?: unknown; readonly input?: unknown };
  readonly toolResult?: { readonly toolUseId?: unknown; readonly content?: unknown };
  readonly reasoningContent?: {
    readonly reasoningText?: { readonly text?: unknown; readonly signature?: unknown };
    readonly redactedContent?: unknown;
  };
}

const toolIdPattern = /^[a-zA-Z0-9_-]{1,64}$/;

/** @returns what Bedrock would not accept, of that which a translation could get wrong. */
export function checkConverseRequest(body: Readonly<Record<string, unknown>>): RequestProblem | undefined {
  const { messages, toolConfig, inferenceConfig } = body as Partial<ConverseRequest>;
  if (!isObjectList(messages) || messages.length === 0) {
    return problem('messages', 'The request must have at least one message.');
  }
  const tools = toolConfig?.tools;
  if (toolConfig != null && (!isObjectList(tools) || tools.length === 0)) {
    return problem('toolConfig.tools', 'The toolConfig field must have at least one tool.');
  }
  const maximumTokens = inferenceConfig?.maxTokens;
  if (maximumTokens != null && !(Number.isInteger(maximumTokens) && (maximumTokens as number) >= 1)) {
    return problem('inferenceConfig.maxTokens', 'maxTokens must be a whole number of at least 1.');
  }
  return checkMessages(messages, toolConfig != null);
}

function checkMessages(messages: readonly ConverseMessage[], hasTools: boolean): RequestProblem | undefined {
  /** The tool calls of the message before. */
  let called: readonly unknown[] = [];
  for (const [index, { role, content }] of messages.entries()) {
    const path = `messages.${index}.content`;
    if (role !== (index % 2 === 0 ? 'user' : 'assistant')) {
      const message =
        index === 0
          ? 'A conversation must start with a user message. Try again with a conversation that starts with a user message.'
          : 'A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.';
      return problem(`messages.${index}.role`, message);
    }
    if (!isObjectList(content) || content.length === 0) {
      return problem(path, `The content field in the Message object at messages.${index} is empty.`);
    }
    const bad = checkBlocks(content, path, hasTools) ?? checkResults(content, called, path);
    if (bad !== undefined) return bad;
    called = content.flatMap(({ toolUse }: ConverseBlock) =>
      toolUse === undefined ? [] : [toolUse.toolUseId],
    );
  }
  return undefined;
}

function checkBlocks(
  blocks: readonly ConverseBlock[],
  path: string,
  hasTools: boolean,
): RequestProblem | undefined {
  for (const [index, block] of blocks.entries()) {
    const place = `${path}.${index}`;
    if (typeof block.text === 'string' && block.text.trim() === '') {
      const message = `The text field in the ContentBlock object at ${place} is blank. Add text to the text field, and try again.`;
      return problem(place, message);
    }
    if (!hasTools && (block.toolUse !== undefined || block.toolResult !== undefined)) {
      return problem(
        place,
        'The toolConfig field must be defined when using toolUse and toolResult content blocks.',
      );
    }
    if (block.toolUse !== undefined && !toolIdPattern.test(String(block.toolUse.toolUseId))) {
      const message = `The value at ${place}.toolUse.toolUseId must match ${toolIdPattern.source}.`;
      return problem(place, message);
    }
    const { reasoningText, redactedContent } = block.reasoningContent ?? {};
    const isForged =
      (reasoningText !== undefined &&
        reasoningText.signature !== signReasoning(String(reasoningText.text))) ||
      (redactedContent !== undefined && !isRedactedReasoning(redactedContent));
    if (isForged) return problem(place, `${place}: Invalid \`signature\` in \`thinking\` block`);
  }
  return undefined;
}

/** Each tool call is answered in the message after it, and nothing else is. */
function checkResults(
  blocks: readonly ConverseBlock[],
  called: readonly unknown[],
  path: string,
): RequestProblem | undefined {
  const answered = blocks.flatMap(({ toolResult }) =>
    toolResult === undefined ? [] : [toolResult.toolUseId],
  );
  if (answered.some((id) => !called.includes(id))) {
    const message = `The number of toolResult blocks at ${path} exceeds the number of toolUse blocks of previous turn.`;
    return problem(path, message);
  }
  const missing = called.filter((id) => !answered.includes(id));
  if (missing.length === 0) return undefined;
  return problem(path, `Expected toolResult blocks at ${path} for the following Ids: ${missing.join(', ')}`);
}

function problem(param: string, message: string): RequestProblem {
  return { message, param };
}

/** @returns the prompt of a request that was checked. */
export function conversePrompt(request: ConverseRequest): Prompt {
  const { messages, inferenceConfig } = request;
  const last = messages.at(-1)?.content as readonly ConverseBlock[];
  const specifications = (request.toolConfig?.tools ?? []).flatMap(({ toolSpec }) => toolSpec ?? []);
  return {
    text: textOf(messages.findLast(({ role }) => role === 'user')?.content),
    tokens: countConverseTokens(request),
    mayReason: request.additionalModelRequestFields?.thinking?.type !== 'disabled',
    // A model that has its tool's answer speaks instead.
    mayCallTools: last.every(({ toolResult }) => toolResult === undefined),
    tools: specifications.map(({ name, inputSchema }) => ({ name, parameters: inputSchema?.json })),
    maximumTokens: tokenLimit(inferenceConfig?.maxTokens),
    stopSequences: stopSequencesOf(inferenceConfig?.stopSequences),
    choices: 1,
  };
}

function countConverseTokens({ messages, system, toolConfig }: ConverseRequest): number {
  let tokens = 3 + countTokens(textOf(system));
  for (const { content } of messages) {
    tokens += tokensPerMessage;
    for (const block of content as readonly ConverseBlock[]) tokens += countBlockTokens(block);
  }
  return toolConfig?.tools === undefined ? tokens : tokens + countTokens(JSON.stringify(toolConfig.tools));
}

function countBlockTokens(block: ConverseBlock): number {
  if (block.image !== undefined || block.document !== undefined) return tokensPerImage;
  if (block.toolUse !== undefined) return countTokens(JSON.stringify(block.toolUse.input ?? {}));
  const text = block.text ?? block.reasoningContent?.reasoningText?.text ?? block.toolResult?.content;
  return countTokens(textOf(text));
}
