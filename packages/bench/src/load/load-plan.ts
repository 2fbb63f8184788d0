import { type BenchModel, requestBody, VARIANT_COUNT } from '../upstream/fixtures.ts';
import { CompletionReader, expectedCompletions } from './completion-reader.ts';
import { Exchange } from './exchange.ts';
import type { Address } from './http-connection.ts';
import type { LoadTally } from './load-tally.ts';
import { expectedStreams, StreamReader } from './stream-reader.ts';

/** Where and how a peer wants to be called. */
export interface LoadTarget extends Address {
  /** Path of the chat completions endpoint. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Ready-made requests of a run and the maker of their verifiers. */
export interface LoadPlan {
  readonly address: Address;
  /** Request bytes per variant. */
  readonly requests: readonly Buffer[];
  newExchange(tally: LoadTally): Exchange;
}

/** Frames all requests of a run once. */
export function createLoadPlan(
  target: LoadTarget,
  options: { model: BenchModel; stream: boolean; includeUsage: boolean },
): LoadPlan {
  return {
    address: { host: target.host, port: target.port },
    requests: Array.from({ length: VARIANT_COUNT }, (_, variant) =>
      frameRequest(target, requestBody(options.model, variant, options)),
    ),
    newExchange: options.stream ? newStreamExchange(options) : newCompletionExchange(options.model),
  };
}

function newStreamExchange(options: { model: BenchModel; includeUsage: boolean }): LoadPlan['newExchange'] {
  const expected = expectedStreams(options.model, options.includeUsage);
  return (tally) => new Exchange(tally, new StreamReader(expected, tally));
}

function newCompletionExchange(model: BenchModel): LoadPlan['newExchange'] {
  const expected = expectedCompletions(model);
  return (tally) => new Exchange(tally, new CompletionReader(expected, tally));
}

function frameRequest(target: LoadTarget, body: string): Buffer {
  const headers = {
    host: `${target.host}:${target.port}`,
    'content-type': 'application/json',
    accept: '*/*',
    'user-agent': 'weir-bench',
    'content-length': String(Buffer.byteLength(body)),
    ...target.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${target.path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}
