import { BEARER, type Dialect } from '../dialect.ts';
import { openAiErrorBody } from './openai-error.ts';
import { OpenAiRequest } from './openai-request.ts';
import { readOpenAiBody } from './read-body.ts';

/** Chat and text completions of OpenAI and of the many that speak like it. */
export const openAiDialect: Dialect = {
  name: 'openai',
  credentials: BEARER,
  keepAlive: new TextEncoder().encode(': keepalive\n\n'),
  parse: (text, body) => new OpenAiRequest(text, body),
  readBody: readOpenAiBody,
  errorBody: openAiErrorBody,
  errorEvent: (error) => `data: ${openAiErrorBody(error)}\n\n`,
};
