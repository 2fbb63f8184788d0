import { joinLiterals } from '../answer-text.ts';
import {
  type AnswerEvents,
  type ApiRequest,
  type DueEvent,
  isObjectList,
  isProblem,
  type ModelApi,
  type RequestProblem,
} from '../model-api.ts';
import {
  countTokens,
  type Prompt,
  stopSequencesOf,
  textOf,
  tokenLimit,
  tokensPerImage,
  tokensPerMessage,
} from '../prompt.ts';
import { type SimulatedAnswer, simulateAnswer } from '../simulated-answer.ts';
import { argumentDeltas } from '../simulated-tool-calls.ts';
import {
  chunkUsageMember,
  hasUsageChunk,
  isContinuous,
  type UsageTelling,
  usageJson,
} from '../usage-json.ts';
import { completionFaults, done } from './completion-faults.ts';
import { type CompletionRequest, readChoices, readUsageTelling } from './completion-members.ts';

/** The members that change the answer; everything else is accepted unread. */
interface ChatRequest extends CompletionRequest {
  readonly messages: readonly ChatMessage[];
  readonly tools?: readonly ChatTool[] | null;
  readonly tool_choice?: unknown;
}

interface ChatMessage {
  readonly role?: unknown;
  readonly content?: unknown;
  readonly tool_calls?: unknown;
}

interface ChatTool {
  readonly function?: { readonly name?: unknown; readonly parameters?: unknown };
}

/** `POST /v1/chat/completions` (https://platform.openai.com/docs/api-reference/chat/create). */
export const chatCompletions: ModelApi = { read: readChat };

function readChat(body: Readonly<Record<string, unknown>>): ApiRequest | RequestProblem {
  if (!isObjectList(body.messages) || body.messages.length === 0) {
    return { message: 'You must provide messages, a list of objects.', param: 'messages' };
  }
  if (body.tools !== undefined && body.tools !== null && !isObjectList(body.tools)) {
    return { message: 'tools must be a list of objects.', param: 'tools' };
  }
  const choices = readChoices(body.n);
  if (typeof choices === 'object') return choices;

  const request = body as unknown as ChatRequest;
  const telling = readUsageTelling(request);
  return {
    isStream: request.stream === true,
    answer: (turn) => {
      const answer = simulateAnswer(chatPrompt(request, choices), turn);
      if (isProblem(answer)) return answer;
      return {
        steps: answer.usage.completionTokens / choices,
        events: () => chatChunks(answer, telling),
        body: (finished) => chatBody(answer, finished ? answer.finishReason : null),
      };
    },
  };
}

function chatPrompt(request: ChatRequest, choices: number): Prompt {
  const { messages, tools } = request;
  return {
    text: textOf(messages.findLast((message) => message.role === 'user')?.content),
    tokens: countChatTokens(request),
    mayReason: true,
    // A model that has its tool's answer speaks instead.
    mayCallTools: request.tool_choice !== 'none' && messages.at(-1)?.role !== 'tool',
    tools: (tools ?? []).map((tool) => ({
      name: tool.function?.name,
      parameters: tool.function?.parameters,
    })),
    maximumTokens: tokenLimit(request.max_completion_tokens, request.max_tokens),
    stopSequences: stopSequencesOf(request.stop),
    choices,
  };
}

function countChatTokens({ messages, tools }: ChatRequest): number {
  let tokens = 3;
  for (const { content, tool_calls } of messages) {
    tokens += tokensPerMessage + countTokens(textOf(content));
    if (Array.isArray(content)) {
      for (const part of content) if (part?.type === 'image_url') tokens += tokensPerImage;
    }
    if (Array.isArray(tool_calls)) tokens += countTokens(JSON.stringify(tool_calls));
  }
  if (tools != null) tokens += countTokens(JSON.stringify(tools));
  return tokens;
}

/** Choices take turns token by token. */
function chatChunks(answer: SimulatedAnswer, telling: UsageTelling): AnswerEvents {
  const events: DueEvent[] = [];
  const usage = { ...answer.usage, ...telling };
  const head =
    `{"id":"chatcmpl-${answer.shortId}","object":"chat.completion.chunk","created":${answer.createdS},` +
    `"model":${JSON.stringify(answer.model)},"system_fingerprint":"fp_simulator","choices":[`;
  const choiceHeads = Array.from(
    { length: answer.choices },
    (_, index) => `${head}{"index":${index},"delta":`,
  );
  const running = isContinuous(usage);
  const still = chunkUsageMember(usage, 0);
  const unfinished = ',"logprobs":null,"finish_reason":null}]';
  const tail = `${unfinished}${still}}`;

  for (const choiceHead of choiceHeads) {
    events.push({ data: `${choiceHead}{"role":"assistant","content":""}${tail}`, step: 0 });
  }
  const deltas = chatDeltas(answer);
  let produced = 0;
  for (let step = 0; step < deltas.length; step++) {
    const delta = deltas[step]!;
    for (let choice = 0; choice < answer.choices; choice++) {
      produced = Math.min(produced + 1, usage.completionTokens);
      const end = running ? `${unfinished}${chunkUsageMember(usage, produced)}}` : tail;
      events.push({ data: choiceHeads[choice]! + delta + end, step });
    }
  }

  const finishIndex = events.length;
  const step = deltas.length;
  const lastUsage =
    usage.mode === 'with_finish'
      ? `,"usage":${usageJson(usage)}`
      : chunkUsageMember(usage, usage.completionTokens);
  for (const choiceHead of choiceHeads) {
    const data = `${choiceHead}{},"logprobs":null,"finish_reason":"${answer.finishReason}"}]${lastUsage}}`;
    events.push({ data, step });
  }
  if (hasUsageChunk(usage)) events.push({ data: `${head}],"usage":${usageJson(usage)}}`, step });
  events.push({ ...done, step });
  return { events, finishIndex, hasDone: true, faults: completionFaults(head) };
}

function chatBody(answer: SimulatedAnswer, finishReason: string | null): string {
  const content = answer.toolCalls.length > 0 ? 'null' : joinLiterals(answer.content);
  let message = `"role":"assistant","content":${content},"refusal":null`;
  if (answer.reasoning.length > 0) message += `,"reasoning_content":${joinLiterals(answer.reasoning)}`;
  if (answer.toolCalls.length > 0) {
    const calls = answer.toolCalls.map((call) => ({
      id: call.id,
      type: 'function',
      function: { name: call.name, arguments: call.arguments },
    }));
    message += `,"tool_calls":${JSON.stringify(calls)}`;
  }
  const choices = Array.from(
    { length: answer.choices },
    (_, index) =>
      `{"index":${index},"message":{${message}},"logprobs":null,"finish_reason":${JSON.stringify(finishReason)}}`,
  );
  const usage = answer.usage.mode === 'never' ? '' : `,"usage":${usageJson(answer.usage)}`;
  return (
    `{"id":"chatcmpl-${answer.shortId}","object":"chat.completion","created":${answer.createdS},` +
    `"model":${JSON.stringify(answer.model)},"system_fingerprint":"fp_simulator",` +
    `"choices":[${choices.join(',')}]${usage}}`
  );
}

function chatDeltas(answer: SimulatedAnswer): readonly string[] {
  const deltas: string[] = [];
  for (const token of answer.reasoning) deltas.push(`{"reasoning_content":${token}}`);
  for (const token of answer.content) deltas.push(`{"content":${token}}`);
  answer.toolCalls.forEach((call, index) => {
    const opening = { index, id: call.id, type: 'function', function: { name: call.name, arguments: '' } };
    deltas.push(`{"tool_calls":[${JSON.stringify(opening)}]}`);
    for (const part of argumentDeltas(call)) {
      deltas.push(`{"tool_calls":[{"index":${index},"function":{"arguments":${JSON.stringify(part)}}}]}`);
    }
  });
  return deltas;
}
