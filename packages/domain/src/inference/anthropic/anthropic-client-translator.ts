import type { AnswerContext, AnswerWriter, ClientTranslator } from '../translation/translator.ts';
import { MessageEventWriter } from './message-event-writer.ts';
import { readMessageRequest } from './read-message-request.ts';
import { writeMessageAnswer } from './write-message-answer.ts';

/** Clients of Messages, for upstreams of other APIs. */
export const anthropicClientTranslator: ClientTranslator = {
  readRequest: readMessageRequest,
  newWriter: messageWriter,
};

function messageWriter({ request, requestId }: AnswerContext): AnswerWriter {
  const frame = { id: `msg_${requestId}`, model: request.model };
  const events = new MessageEventWriter(frame);
  return {
    events: (deltas, usage) => events.events(deltas, usage),
    end: (usage) => events.end(usage),
    body: (answer) => JSON.stringify(writeMessageAnswer(answer, frame)),
  };
}
