import type { ChatDelta } from '../stream/chat-delta.ts';
import type { ChatAnswer } from './chat-answer.ts';
import type { ContentPart } from './chat-request.ts';

/** A whole answer as the pieces of a stream, for a client that wants one although its upstream does not stream. */
export function answerDeltas({ id, model, choices }: ChatAnswer): ChatDelta[] {
  const deltas: ChatDelta[] = [{ kind: 'start', id, model }];
  for (const [choice, { content, finish, logprobs }] of choices.entries()) {
    let toolCalls = 0;
    for (const part of content) {
      deltas.push(...partDeltas(part, choice, toolCalls));
      if (part.kind === 'tool-call') toolCalls++;
    }
    if (logprobs !== null && logprobs !== undefined) deltas.push({ kind: 'logprobs', choice, logprobs });
    if (finish !== null) deltas.push({ kind: 'finish', choice, ...finish });
  }
  return deltas;
}

/** An answer has no other parts. */
function partDeltas(part: ContentPart, choice: number, index: number): ChatDelta[] {
  switch (part.kind) {
    case 'text':
      return [
        { kind: 'text', choice, text: part.text },
        ...(part.citations ?? []).map((citation): ChatDelta => ({ kind: 'citation', choice, citation })),
      ];
    case 'reasoning': {
      const text: ChatDelta = { kind: 'reasoning', choice, text: part.text };
      const { signature } = part;
      return signature === null ? [text] : [text, { kind: 'reasoning-signature', choice, signature }];
    }
    case 'redacted-reasoning':
      return [{ kind: 'redacted-reasoning', choice, data: part.data }];
    case 'refusal':
      return [{ kind: 'refusal', choice, text: part.text }];
    case 'tool-call': {
      const { id, name, arguments: given } = part;
      return [{ kind: 'tool-call', choice, index, id, name, arguments: given }];
    }
    default:
      return [];
  }
}
