import { BEARER, type Dialect } from '../dialect.ts';
import { errorEnvelope } from '../error-envelope.ts';
import { openAiResponsesErrorEvent } from './openai-responses-error-event.ts';
import { OpenAiResponsesRequest } from './openai-responses-request.ts';
import { readResponseBody } from './read-response-body.ts';

/**
 * OpenAI Responses (https://platform.openai.com/docs/api-reference/responses), for upstreams that speak it: requests and
 * events pass as they are. What `store` keeps and `previous_response_id` names is the upstream's.
 */
export const openAiResponsesDialect: Dialect = {
  name: 'openai-responses',
  credentials: BEARER,
  keepAlive: new TextEncoder().encode(': keepalive\n\n'),
  parse: (text, body) => new OpenAiResponsesRequest(text, body),
  readBody: readResponseBody,
  errorBody: errorEnvelope,
  errorEvent: openAiResponsesErrorEvent,
};
