import { createServer, type Server, type Socket } from 'node:net';
import { HttpMessageReader } from '../load/http-message-reader.ts';
import { isBenchModel, MODEL_DELAYS_MS, requestedVariant } from './fixtures.ts';
import {
  buildResponseBytes,
  type ResponseBytes,
  type StreamBytes,
  type StreamFault,
} from './response-bytes.ts';
import { StreamTicker } from './stream-ticker.ts';

const MAX_BODY_BYTES = 1024 * 1024;

/** A running bench upstream. */
export interface Upstream {
  readonly port: number;
  close(): void;
}

/**
 * Starts the inference server of the benchmark on 127.0.0.1: OpenAI chat completions and Anthropic messages with
 * ready-made answers, hand-written HTTP/1.1 so that it costs the load core as little as Node allows. `port` 0 takes a free one.
 */
export async function startUpstream(options: {
  port: number;
  fault?: StreamFault | null;
}): Promise<Upstream> {
  const bytes = buildResponseBytes(options.fault ?? null);
  const ticker = new StreamTicker(MODEL_DELAYS_MS['bench-10ms']);
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serve(socket, bytes, ticker);
  });
  await listen(server, options.port);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('upstream has no TCP address');
  return {
    port: address.port,
    close: () => {
      ticker.close();
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', backlog: 4096 }, resolve);
  });
}

function serve(socket: Socket, bytes: ResponseBytes, ticker: StreamTicker): void {
  let head = '';
  let pieces: Buffer[] = [];
  let bodyBytes = 0;
  const reader = new HttpMessageReader('request', {
    head: (text) => {
      head = text;
      pieces = [];
      bodyBytes = 0;
    },
    body: (buffer, start, end) => {
      bodyBytes += end - start;
      if (bodyBytes > MAX_BODY_BYTES) throw new Error('request body too large');
      pieces.push(buffer.subarray(start, end));
    },
    end: () => answer(socket, head, pieces, bytes, ticker),
  });
  socket.on('error', () => socket.destroy());
  socket.on('data', (data: Buffer) => {
    try {
      reader.feed(data, 0, data.length);
    } catch {
      socket.destroy();
    }
  });
}

function answer(
  socket: Socket,
  head: string,
  pieces: readonly Buffer[],
  bytes: ResponseBytes,
  ticker: StreamTicker,
): void {
  // Anthropic's clients ask for so many.
  if (head.startsWith('get /v1/models ') || head.startsWith('get /v1/models?')) {
    socket.write(bytes.modelList);
    return;
  }
  const isMessages = head.startsWith('post /v1/messages ');
  const request = isMessages || head.startsWith('post /v1/chat/completions ') ? parseRequest(pieces) : null;
  if (request === null || !isBenchModel(request.model)) {
    socket.write(bytes.notFound);
    return;
  }
  const { model } = request;
  const variant = requestedVariant(request.messages);
  if (request.stream !== true) {
    socket.write((isMessages ? bytes.messages : bytes.completions)[model][variant]!);
    return;
  }
  const writes = isMessages
    ? bytes.messageStreams[model][variant]!
    : chatWrites(bytes.streams[model][variant]!, request);
  if (MODEL_DELAYS_MS[model] > 0) {
    ticker.add(socket, writes);
  } else {
    socket.cork();
    for (const write of writes) socket.write(write);
    socket.uncork();
  }
}

function chatWrites(stream: StreamBytes, request: BenchRequest): readonly Buffer[] {
  return request.stream_options?.include_usage === true ? stream.withUsage : stream.withoutUsage;
}

interface BenchRequest {
  readonly model?: unknown;
  readonly messages?: unknown;
  readonly stream?: unknown;
  readonly stream_options?: { readonly include_usage?: unknown } | null;
}

function parseRequest(pieces: readonly Buffer[]): BenchRequest | null {
  try {
    const text = pieces.length === 1 ? pieces[0]!.toString() : Buffer.concat(pieces).toString();
    return JSON.parse(text) as BenchRequest;
  } catch {
    return null;
  }
}
