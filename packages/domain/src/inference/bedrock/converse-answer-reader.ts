import type { BodyAnswer } from '../dialect.ts';
import { readJsonObject } from '../json-answer.ts';
import type { ChatAnswer } from '../translation/chat-answer.ts';
import type { ContentPart } from '../translation/chat-request.ts';
import type { JsonObject } from '../translation/translator.ts';
import { utf8Bytes } from '../utf8-bytes.ts';
import { toFinish } from './converse-finish.ts';
import { readConverseUsage } from './read-converse-usage.ts';

/** An answer of Converse; null when the body is none. */
export function readConverseBody(body: Uint8Array): BodyAnswer | null {
  const answer = readJsonObject(body);
  if (answer === null || !Array.isArray(contentOf(answer))) return null;
  const { choices, usage, model } = readConverseAnswer(answer);
  const [{ content, finish }] = choices as [ChatAnswer['choices'][number]];
  return {
    finishReason: finish?.raw ?? null,
    usage,
    generatedBytes: content.reduce((bytes, part) => bytes + generatedBytes(part), 0),
    model,
    error: null,
  };
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html#API_runtime_Converse_ResponseSyntax */
export function readConverseAnswer(answer: JsonObject): ChatAnswer {
  const { stopReason, usage, trace, additionalModelResponseFields } = answer;
  const content = contentOf(answer);
  return {
    id: null,
    model: stringOr(object(object(trace).promptRouter).invokedModelId, null),
    choices: [
      {
        content: Array.isArray(content) ? content.flatMap(toParts) : [],
        finish: typeof stopReason === 'string' ? toFinish(stopReason, additionalModelResponseFields) : null,
        logprobs: null,
      },
    ],
    usage: readConverseUsage(usage),
  };
}

function contentOf({ output }: JsonObject): unknown {
  return object(object(output).message).content;
}

function toParts(block: unknown): ContentPart[] {
  const { text, toolUse, reasoningContent, citationsContent } = object(block);
  if (typeof text === 'string') return [{ kind: 'text', text }];
  if (toolUse !== undefined) {
    const { toolUseId, name, input } = object(toolUse);
    return [
      {
        kind: 'tool-call',
        id: stringOr(toolUseId, ''),
        name: stringOr(name, ''),
        arguments: JSON.stringify(input ?? {}),
      },
    ];
  }
  if (reasoningContent !== undefined) return toReasoning(object(reasoningContent));
  if (citationsContent !== undefined) {
    const { content, citations } = object(citationsContent);
    const texts = Array.isArray(content) ? content.map((part) => stringOr(object(part).text, '')) : [];
    return [{ kind: 'text', text: texts.join(''), citations: Array.isArray(citations) ? citations : [] }];
  }
  return [];
}

function toReasoning({ reasoningText, redactedContent }: JsonObject): ContentPart[] {
  if (typeof redactedContent === 'string') return [{ kind: 'redacted-reasoning', data: redactedContent }];
  const { text, signature } = object(reasoningText);
  if (typeof text !== 'string') return [];
  return [{ kind: 'reasoning', text, signature: stringOr(signature, null) }];
}

function generatedBytes(part: ContentPart): number {
  switch (part.kind) {
    case 'text':
    case 'reasoning':
      return utf8Bytes(part.text);
    case 'tool-call':
      return utf8Bytes(part.name) + utf8Bytes(part.arguments);
    default:
      return 0;
  }
}

function stringOr<Fallback>(value: unknown, fallback: Fallback): string | Fallback {
  return typeof value === 'string' ? value : fallback;
}

function object(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null ? (value as JsonObject) : {};
}
