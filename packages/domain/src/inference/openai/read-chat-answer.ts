import type { ChatAnswer, ChatChoice } from '../translation/chat-answer.ts';
import type { ContentPart } from '../translation/chat-request.ts';
import { isObject } from '../translation/read-parameter.ts';
import type { JsonObject } from '../translation/translator.ts';
import { readFinish } from './finish-reasons.ts';
import { madeCallId } from './openai-delta-reader.ts';
import { readCompletionUsage } from './read-completion-usage.ts';
import { readContent } from './read-content.ts';
import { readReasoningDetails } from './reasoning-details.ts';

/** A whole chat completion (https://platform.openai.com/docs/api-reference/chat/object). */
export function readChatAnswer(body: JsonObject): ChatAnswer {
  const choices = Array.isArray(body.choices) ? body.choices.filter(isObject) : [];
  return {
    id: textOrNull(body.id),
    model: textOrNull(body.model),
    choices: choices.map((choice) => readChoice(choice, textOrNull(body.id) ?? 'answer')),
    usage: readCompletionUsage(body),
  };
}

function readChoice(choice: JsonObject, answerId: string): ChatChoice {
  const message = isObject(choice.message) ? choice.message : {};
  const content = readMessage(message, answerId);
  const has = (kind: ContentPart['kind']) => content.some((part) => part.kind === kind);
  return {
    content,
    finish: readFinish(choice, { toolCall: has('tool-call'), refusal: has('refusal') }),
    logprobs: choice.logprobs ?? null,
  };
}

function readMessage(message: JsonObject, answerId: string): ContentPart[] {
  const parts: ContentPart[] = readReasoning(message);
  parts.push(...readContent(message.content));
  const text = parts.findLastIndex((part) => part.kind === 'text');
  if (text !== -1 && Array.isArray(message.annotations) && message.annotations.length > 0)
    parts[text] = { ...(parts[text] as ContentPart & { kind: 'text' }), citations: message.annotations };
  const refusal = textOrNull(message.refusal);
  if (refusal !== null) parts.push({ kind: 'refusal', text: refusal });
  const calls = Array.isArray(message.tool_calls) ? message.tool_calls.filter(isObject) : [];
  for (const [place, call] of calls.entries()) {
    const called = isObject(call.function) ? call.function : {};
    parts.push({
      kind: 'tool-call',
      id: textOrNull(call.id) ?? madeCallId(answerId, place),
      name: textOrNull(called.name) ?? '',
      arguments: textOrNull(called.arguments) ?? '{}',
    });
  }
  return parts;
}

/** Servers that give details say the same text beside them. */
function readReasoning(message: JsonObject): ContentPart[] {
  const details = readReasoningDetails(message.reasoning_details);
  if (details.length > 0) return details;
  const text = textOrNull(message.reasoning_content) ?? textOrNull(message.reasoning);
  return text === null ? [] : [{ kind: 'reasoning', text, signature: null }];
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
