import { invalidParameter } from '../json-request.ts';
import type { ChatDelta, Finish } from '../stream/chat-delta.ts';
import type { ChatAnswer } from '../translation/chat-answer.ts';
import type { ChatRequest, Parameter } from '../translation/chat-request.ts';
import { untranslatable, wholeParameter } from '../translation/read-parameter.ts';
import type { AnswerContext, AnswerWriter, ClientTranslator, JsonObject } from '../translation/translator.ts';
import { writeFinish } from './finish-reasons.ts';
import { asksForUsage } from './openai-client-translator.ts';
import { othersIn, readSampling } from './read-chat-request.ts';
import { writeUsage } from './write-usage.ts';

const KNOWN: ReadonlySet<string> = new Set([
  'model',
  'prompt',
  'stream',
  'stream_options',
  'metadata',
  'max_tokens',
  'temperature',
  'top_p',
  'top_k',
  'frequency_penalty',
  'presence_penalty',
  'seed',
  'stop',
  'n',
  'logit_bias',
  'user',
  'service_tier',
]);

/**
 * Clients of text completions (https://platform.openai.com/docs/api-reference/completions), for upstreams of other APIs: the
 * prompt becomes the one message of a chat.
 */
export const openAiTextClientTranslator: ClientTranslator = {
  readRequest: readTextRequest,
  newWriter: textWriter,
};

function readTextRequest(body: JsonObject): ChatRequest {
  return {
    model: body.model as string,
    streaming: body.stream === true,
    system: [],
    messages: [
      {
        role: 'user',
        content: [{ kind: 'text', text: readPrompt(body.prompt) }],
        name: null,
        path: 'prompt',
      },
    ],
    tools: [],
    toolChoice: null,
    parallelToolCalls: null,
    maxOutputTokens: wholeParameter(body, 'max_tokens'),
    ...readSampling(body),
    logprobs: null,
    reasoning: null,
    responseFormat: null,
    others: othersIn(body, KNOWN).filter(changesAnswer),
  };
}

/** What asks for nothing beyond a plain completion. */
function changesAnswer({ name, value }: Parameter<unknown>): boolean {
  if (name === 'echo') return value !== false;
  if (name === 'best_of') return value !== 1;
  return !(name === 'suffix' && value === '');
}

/** One prompt. Several would be several chats, and tokens are those of one model only. */
function readPrompt(prompt: unknown): string {
  const one = Array.isArray(prompt) && prompt.length === 1 ? (prompt[0] as unknown) : prompt;
  if (typeof one === 'string') return one;
  if (!Array.isArray(one)) throw invalidParameter('prompt', 'The parameter `prompt` must be a string.');
  throw untranslatable('prompt', 'It must be one string: neither several prompts nor tokens.');
}

function textWriter({ request, body, requestId, receivedMs }: AnswerContext): AnswerWriter {
  const head = { id: `cmpl-${requestId}`, object: 'text_completion', created: Math.floor(receivedMs / 1000) };
  const includesUsage = asksForUsage(body);
  const finishes: (Finish | null)[] = [null];
  let { model } = request;

  const event = (choices: readonly object[], usage: object | null): string =>
    `data: ${JSON.stringify({ ...head, model, choices, ...(includesUsage && { usage }) })}\n\n`;
  const choice = (index: number, text: string, finish: string | null) => ({
    text,
    index,
    logprobs: null,
    finish_reason: finish,
  });

  return {
    events(deltas: readonly ChatDelta[]): string {
      let out = '';
      for (const delta of deltas) {
        if (delta.kind === 'start') model = delta.model ?? model;
        else if (delta.kind === 'finish') finishes[delta.choice ?? 0] = delta;
        else if (delta.kind === 'text' || delta.kind === 'refusal') {
          const index = delta.choice ?? 0;
          finishes[index] ??= null;
          out += event([choice(index, delta.text, null)], null);
        }
      }
      return out;
    },
    end(usage): string {
      let out = '';
      for (const [index, finish] of finishes.entries())
        out += event([choice(index, '', writeFinish(finish ?? null, true))], null);
      const counts = includesUsage ? writeUsage(usage) : null;
      if (counts !== null) out += event([], counts);
      return `${out}data: [DONE]\n\n`;
    },
    body: (answer: ChatAnswer) =>
      JSON.stringify({
        ...head,
        model: answer.model ?? model,
        choices: answer.choices.map(({ content, finish }, index) => {
          const texts = content.map((part) =>
            part.kind === 'text' || part.kind === 'refusal' ? part.text : '',
          );
          return choice(index, texts.join(''), writeFinish(finish, true));
        }),
        usage: writeUsage(answer.usage) ?? undefined,
      }),
  };
}
