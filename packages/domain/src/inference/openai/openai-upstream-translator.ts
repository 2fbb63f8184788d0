import type { UpstreamTranslator } from '../translation/translator.ts';
import { OpenAiEventReader } from './openai-event-reader.ts';
import { readOpenAiBody } from './read-body.ts';
import { readChatAnswer } from './read-chat-answer.ts';
import { writeChatRequest } from './write-chat-request.ts';

/** Chat completions of OpenAI and of compatible servers, for clients of other APIs. */
export const openAiUpstreamTranslator: UpstreamTranslator = {
  writeRequest: writeChatRequest,
  newReader: () => new OpenAiEventReader({ lastEvent: false, everyEvent: false }, true),
  readBody: readOpenAiBody,
  readAnswer: readChatAnswer,
};
