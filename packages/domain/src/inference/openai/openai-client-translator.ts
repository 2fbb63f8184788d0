import { isObject } from '../translation/read-parameter.ts';
import type { AnswerContext, AnswerWriter, ClientTranslator, JsonObject } from '../translation/translator.ts';
import { ChatEventWriter } from './chat-event-writer.ts';
import { readChatRequest } from './read-chat-request.ts';
import { writeChatAnswer } from './write-chat-answer.ts';

/** Clients of chat completions, for upstreams of other APIs. */
export const openAiChatClientTranslator: ClientTranslator = {
  readRequest: readChatRequest,
  newWriter: (context) => chatWriter(context),
};

function chatWriter({ request, body, requestId, receivedMs }: AnswerContext): AnswerWriter {
  const frame = {
    id: `chatcmpl-${requestId}`,
    created: Math.floor(receivedMs / 1000),
    model: request.model,
    includesUsage: asksForUsage(body),
  };
  const events = new ChatEventWriter(frame);
  return {
    events: (deltas) => events.events(deltas),
    end: (usage) => events.end(usage),
    body: (answer) =>
      JSON.stringify(writeChatAnswer(answer, { ...frame, model: answer.model ?? frame.model })),
  };
}

export function asksForUsage({ stream_options: options }: JsonObject): boolean {
  return isObject(options) && options.include_usage === true;
}
