import type { CredentialHeader, Dialect } from '../dialect.ts';
import type { JsonScan } from '../json-scan.ts';
import { anthropicErrorBody, anthropicErrorEvent } from './anthropic-error.ts';
import { AnthropicEventReader } from './anthropic-event-reader.ts';
import { ANTHROPIC_MEMBERS, AnthropicRequest } from './anthropic-request.ts';
import { readMessageBody } from './read-message-body.ts';

/** `x-api-key`, or `Authorization: Bearer …`, as the official clients send an `apiKey` and an `authToken`. */
const CREDENTIALS: readonly CredentialHeader[] = [
  { name: 'x-api-key', scheme: '' },
  { name: 'authorization', scheme: 'bearer ' },
];

/**
 * Anthropic's Messages (https://docs.claude.com/en/api/messages). To upstreams that speak it, requests and events pass
 * unchanged, with every field and block that Weir does not know. The official clients skip comments, as the specification of
 * event streams wants.
 */
export const anthropicDialect: Dialect = {
  name: 'anthropic',
  credentials: CREDENTIALS,
  requestIdHeader: 'request-id',
  // https://docs.claude.com/en/api/versioning
  defaultHeaders: ['anthropic-version', '2023-06-01'],
  keepAlive: new TextEncoder().encode(': keepalive\n\n'),
  members: ANTHROPIC_MEMBERS,
  parse: (scan: JsonScan) => new AnthropicRequest(scan, () => new AnthropicEventReader()),
  readBody: readMessageBody,
  errorBody: anthropicErrorBody,
  errorEvent: anthropicErrorEvent,
};
