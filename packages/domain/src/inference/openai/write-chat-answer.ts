import type { ChatAnswer, ChatChoice } from '../translation/chat-answer.ts';
import { writeFinish } from './finish-reasons.ts';
import { writeReasoningDetails, writeReasoningText } from './reasoning-details.ts';
import { writeAnnotation } from './write-annotation.ts';
import { writeUsage } from './write-usage.ts';

/** A whole chat completion (https://platform.openai.com/docs/api-reference/chat/object). */
export function writeChatAnswer(
  { choices, usage }: ChatAnswer,
  frame: { readonly id: string; readonly created: number; readonly model: string },
): object {
  return {
    id: frame.id,
    object: 'chat.completion',
    created: frame.created,
    model: frame.model,
    choices: choices.map(writeChoice),
    usage: writeUsage(usage) ?? undefined,
  };
}

function writeChoice({ content, finish, logprobs }: ChatChoice, index: number): object {
  const texts = content.filter((part) => part.kind === 'text');
  const refusals = content.filter((part) => part.kind === 'refusal');
  const calls = content.filter((part) => part.kind === 'tool-call');
  const annotations = texts.flatMap(({ citations }) => citations ?? []).map(writeAnnotation);
  const hasText = texts.length > 0 || (calls.length === 0 && refusals.length === 0);
  return {
    index,
    message: {
      role: 'assistant',
      content: hasText ? texts.map(({ text }) => text).join('') : null,
      refusal: refusals.length === 0 ? null : refusals.map(({ text }) => text).join(''),
      reasoning_content: writeReasoningText(content),
      reasoning_details: writeReasoningDetails(content),
      annotations: annotations.length === 0 ? undefined : annotations,
      tool_calls:
        calls.length === 0
          ? undefined
          : calls.map(({ id, name, arguments: given }) => ({
              id,
              type: 'function',
              function: { name, arguments: given || '{}' },
            })),
    },
    logprobs: logprobs ?? null,
    finish_reason: writeFinish(finish, refusals.length > 0),
  };
}
