import { type BenchModel, requestBody, VARIANT_COUNT } from '../upstream/fixtures.ts';
import { messageRequestBody } from '../upstream/message-fixtures.ts';
import { expectedChatStreams } from './chat-stream.ts';
import { CompletionReader, expectedCompletions } from './completion-reader.ts';
import { Exchange } from './exchange.ts';
import type { Address } from './http-connection.ts';
import type { LoadTally } from './load-tally.ts';
import { expectedMessageStreams } from './message-stream.ts';
import { StreamReader } from './stream-reader.ts';

/** The API that clients speak: OpenAI's chat completions, or Anthropic's messages, which are streamed only. */
export type ClientApi = 'chat' | 'messages';

/** Where and how a peer wants to be called. */
export interface LoadTarget extends Address {
  readonly headers: Readonly<Record<string, string>>;
  /** Of requests for messages, besides `headers` and before them. */
  readonly messagesHeaders?: Readonly<Record<string, string>>;
}

/** Ready-made requests of a run and the maker of their verifiers. */
export interface LoadPlan {
  readonly address: Address;
  /** Request bytes per variant. */
  readonly requests: readonly Buffer[];
  newExchange(tally: LoadTally): Exchange;
}

interface LoadOptions {
  readonly api: ClientApi;
  readonly model: BenchModel;
  readonly stream: boolean;
  readonly includeUsage: boolean;
}

/** Frames all requests of a run once. */
export function createLoadPlan(target: LoadTarget, options: LoadOptions): LoadPlan {
  const frame = options.api === 'chat' ? frameChatRequest : frameMessageRequest;
  return {
    address: { host: target.host, port: target.port },
    requests: Array.from({ length: VARIANT_COUNT }, (_, variant) => frame(target, variant, options)),
    newExchange: options.stream ? newStreamExchange(options) : newCompletionExchange(options.model),
  };
}

function newStreamExchange({ api, model, includeUsage }: LoadOptions): LoadPlan['newExchange'] {
  const expected = api === 'chat' ? expectedChatStreams(model, includeUsage) : expectedMessageStreams(model);
  return (tally) => new Exchange(tally, new StreamReader(expected, tally));
}

function newCompletionExchange(model: BenchModel): LoadPlan['newExchange'] {
  const expected = expectedCompletions(model);
  return (tally) => new Exchange(tally, new CompletionReader(expected, tally));
}

function frameChatRequest(target: LoadTarget, variant: number, options: LoadOptions): Buffer {
  return frameRequest(
    target,
    '/v1/chat/completions',
    target.headers,
    requestBody(options.model, variant, options),
  );
}

function frameMessageRequest(target: LoadTarget, variant: number, { model }: LoadOptions): Buffer {
  const headers = { 'anthropic-version': '2023-06-01', ...target.headers, ...target.messagesHeaders };
  return frameRequest(target, '/v1/messages', headers, messageRequestBody(model, variant));
}

function frameRequest(
  { host, port }: Address,
  path: string,
  ownHeaders: Readonly<Record<string, string>>,
  body: string,
): Buffer {
  const headers = {
    host: `${host}:${port}`,
    'content-type': 'application/json',
    accept: '*/*',
    'user-agent': 'weir-bench',
    'content-length': String(Buffer.byteLength(body)),
    ...ownHeaders,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}
