import {
  type BenchModel,
  completionFixture,
  MODEL_DELAYS_MS,
  modelListFixture,
  type StreamFixture,
  streamFixture,
  VARIANT_COUNT,
} from './fixtures.ts';
import { type MessageStreamFixture, messageFixture, messageStreamFixture } from './message-fixtures.ts';

/** Damage a test can order, to show that the client notices it. */
export type StreamFault = 'swapped' | 'missing' | 'duplicated' | 'truncated';

/** Everything the upstream ever sends, framed once so that answering is a write of ready bytes. */
export interface ResponseBytes {
  readonly completions: Readonly<Record<BenchModel, readonly Buffer[]>>;
  readonly streams: Readonly<Record<BenchModel, readonly StreamBytes[]>>;
  readonly messages: Readonly<Record<BenchModel, readonly Buffer[]>>;
  /** As the writes they are sent in. */
  readonly messageStreams: Readonly<Record<BenchModel, readonly (readonly Buffer[])[]>>;
  readonly modelList: Buffer;
  readonly notFound: Buffer;
}

/** One stream as the writes it is sent in: the head goes with the first event, the last write ends the body. */
export interface StreamBytes {
  readonly withoutUsage: readonly Buffer[];
  readonly withUsage: readonly Buffer[];
}

const STREAM_HEAD = [
  'HTTP/1.1 200 OK',
  'content-type: text/event-stream; charset=utf-8',
  'cache-control: no-cache',
  'transfer-encoding: chunked',
  'connection: keep-alive',
  '\r\n',
].join('\r\n');

/** Frames all answers. `fault` damages every stream. */
export function buildResponseBytes(fault: StreamFault | null = null): ResponseBytes {
  const models = Object.keys(MODEL_DELAYS_MS) as BenchModel[];
  const variants = Array.from({ length: VARIANT_COUNT }, (_, variant) => variant);
  const perModel = <T>(build: (model: BenchModel, variant: number) => T) =>
    Object.fromEntries(
      models.map((model) => [model, variants.map((variant) => build(model, variant))]),
    ) as unknown as Record<BenchModel, T[]>;
  return {
    completions: perModel((model, variant) => jsonResponse('200 OK', completionFixture(model, variant))),
    streams: perModel((model, variant) => streamBytes(streamFixture(model, variant), fault)),
    messages: perModel((model, variant) => jsonResponse('200 OK', messageFixture(model, variant))),
    messageStreams: perModel((model, variant) =>
      messageStreamWrites(messageStreamFixture(model, variant), fault),
    ),
    modelList: jsonResponse('200 OK', modelListFixture()),
    notFound: jsonResponse(
      '404 Not Found',
      Buffer.from('{"error":{"message":"no such route or model","type":"invalid_request_error"}}'),
    ),
  };
}

function streamBytes({ deltas, finish, usage, done }: StreamFixture, fault: StreamFault | null): StreamBytes {
  return {
    withoutUsage: streamWrites([], deltas, [finish, done], fault),
    withUsage: streamWrites([], deltas, [finish, usage, done], fault),
  };
}

function messageStreamWrites(fixture: MessageStreamFixture, fault: StreamFault | null): readonly Buffer[] {
  return streamWrites(fixture.beginning, fixture.deltas, fixture.ending, fault);
}

/** One write for each delta, and one for the ending: those of all streams come at the same times. */
function streamWrites(
  beginning: readonly Buffer[],
  deltas: readonly Buffer[],
  ending: readonly Buffer[],
  fault: StreamFault | null,
): readonly Buffer[] {
  const [first, ...rest] = damaged(deltas, fault).map(httpChunk);
  return [
    Buffer.concat([Buffer.from(STREAM_HEAD), ...beginning.map(httpChunk), first!]),
    ...rest,
    Buffer.concat([...(fault === 'truncated' ? [] : ending.map(httpChunk)), Buffer.from('0\r\n\r\n')]),
  ];
}

function damaged(deltas: readonly Buffer[], fault: StreamFault | null): readonly Buffer[] {
  const [tenth, eleventh] = [deltas[10]!, deltas[11]!];
  if (fault === 'swapped') return deltas.with(10, eleventh).with(11, tenth);
  if (fault === 'missing') return deltas.toSpliced(10, 1);
  if (fault === 'duplicated') return deltas.toSpliced(10, 0, tenth);
  return deltas;
}

function httpChunk(data: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${data.length.toString(16)}\r\n`), data, Buffer.from('\r\n')]);
}

function jsonResponse(status: string, body: Buffer): Buffer {
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    'connection: keep-alive',
    '\r\n',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head), body]);
}
