import { API_KEY_HEADERS, type Dialect } from '../dialect.ts';
import { errorEnvelope } from '../error-envelope.ts';
import type { JsonScan } from '../json-scan.ts';
import { openAiResponsesErrorEvent } from './openai-responses-error-event.ts';
import { OpenAiResponsesRequest, RESPONSES_MEMBERS } from './openai-responses-request.ts';
import { readResponseBody } from './read-response-body.ts';

/**
 * OpenAI Responses (https://platform.openai.com/docs/api-reference/responses), for upstreams that speak it. Requests and
 * events pass unchanged. The upstream keeps what `store` and `previous_response_id` refer to.
 */
export const openAiResponsesDialect: Dialect = {
  name: 'openai-responses',
  credentials: API_KEY_HEADERS,
  requestIdHeader: null,
  keepAlive: new TextEncoder().encode(': keepalive\n\n'),
  members: RESPONSES_MEMBERS,
  parse: (scan: JsonScan) => new OpenAiResponsesRequest(scan),
  readBody: readResponseBody,
  errorBody: errorEnvelope,
  errorEvent: openAiResponsesErrorEvent,
};
