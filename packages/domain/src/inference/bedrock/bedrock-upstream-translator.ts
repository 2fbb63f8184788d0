import type { UpstreamTranslator } from '../translation/translator.ts';
import { readConverseAnswer, readConverseBody } from './converse-answer-reader.ts';
import { ConverseEventReader } from './converse-event-reader.ts';
import { writeConverseRequest } from './converse-request-writer.ts';

/** Converse and ConverseStream of AWS Bedrock, for any of its models. */
export const bedrockUpstreamTranslator: UpstreamTranslator = {
  writeRequest: writeConverseRequest,
  newReader: () => new ConverseEventReader(),
  readBody: readConverseBody,
  readAnswer: readConverseAnswer,
};
