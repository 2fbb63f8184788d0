import type { UpstreamTranslator } from '../translation/translator.ts';
import { AnthropicEventReader } from './anthropic-event-reader.ts';
import { readMessageAnswer } from './read-message-answer.ts';
import { readMessageBody } from './read-message-body.ts';
import { writeMessageRequest } from './write-message-request.ts';

/** Messages, for clients of other APIs. */
export const anthropicUpstreamTranslator: UpstreamTranslator = {
  writeRequest: writeMessageRequest,
  newReader: () => new AnthropicEventReader(true),
  readBody: readMessageBody,
  readAnswer: readMessageAnswer,
};
