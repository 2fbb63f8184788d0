import { API_KEY_HEADERS, type Dialect } from '../dialect.ts';
import { errorEnvelope } from '../error-envelope.ts';
import type { JsonScan } from '../json-scan.ts';
import { OPENAI_MEMBERS, OpenAiRequest } from './openai-request.ts';
import { readOpenAiBody } from './read-body.ts';

/** Chat and text completions of OpenAI and of the many servers compatible with it. */
export const openAiDialect: Dialect = {
  name: 'openai',
  credentials: API_KEY_HEADERS,
  requestIdHeader: null,
  keepAlive: new TextEncoder().encode(': keepalive\n\n'),
  members: OPENAI_MEMBERS,
  parse: (scan: JsonScan) => new OpenAiRequest(scan),
  readBody: readOpenAiBody,
  errorBody: errorEnvelope,
  errorEvent: (error) => `data: ${errorEnvelope(error)}\n\n`,
};
