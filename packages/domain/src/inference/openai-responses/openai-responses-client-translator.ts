import type { ClientTranslator } from '../translation/translator.ts';
import { readResponsesRequest } from './responses-request-reader.ts';
import { ResponsesWriter } from './responses-writer.ts';

/** OpenAI Responses for upstreams that do not speak it: without state, with functions as the only tools. */
export const openAiResponsesClientTranslator: ClientTranslator = {
  readRequest: readResponsesRequest,
  newWriter: (context) => new ResponsesWriter(context),
};
