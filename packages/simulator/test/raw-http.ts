import { connect } from 'node:net';

/** One answer as it came over the socket. */
export interface RawAnswer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** The body without the framing of HTTP. */
  readonly body: Buffer;
  /** The HTTP chunks of a chunked body. */
  readonly chunks: readonly Buffer[];
  /** Whether HTTP itself says that the body is whole. */
  readonly isWhole: boolean;
  readonly closedBy: 'end' | 'reset' | 'us';
  readonly headersAtMs: number | undefined;
  readonly bodyAtMs: number | undefined;
  readonly closedAtMs: number;
}

export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly httpVersion?: '1.0' | '1.1';
  /** Go away after this long without a byte. */
  readonly idleMs?: number;
}

/** Sends one request on a connection of its own and reads until it closes. Times count from the request. */
export function sendRaw(port: number, request: RawRequest): Promise<RawAnswer> {
  const body = request.body === undefined ? '' : JSON.stringify(request.body);
  const headers = {
    host: 'simulator',
    connection: 'close',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...request.headers,
  };
  const method = request.method ?? (body === '' ? 'GET' : 'POST');
  const path = request.path ?? '/v1/chat/completions';
  const head = `${method} ${path} HTTP/${request.httpVersion ?? '1.1'}\r\n`;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);

  return new Promise((resolve) => {
    const startedAt = performance.now();
    const received: Buffer[] = [];
    let length = 0;
    let headBytes: number | undefined;
    let headersAtMs: number | undefined;
    let bodyAtMs: number | undefined;
    let closedBy: RawAnswer['closedBy'] = 'end';
    const socket = connect(port, '127.0.0.1', () => socket.write(`${head}${lines.join('')}\r\n${body}`));
    if (request.idleMs !== undefined) {
      socket.setTimeout(request.idleMs, () => {
        closedBy = 'us';
        socket.destroy();
      });
    }
    socket.on('data', (bytes: Buffer) => {
      const atMs = performance.now() - startedAt;
      received.push(bytes);
      length += bytes.length;
      headersAtMs ??= atMs;
      if (headBytes === undefined) {
        const end = Buffer.concat(received).indexOf('\r\n\r\n');
        if (end >= 0) headBytes = end + 4;
      }
      if (headBytes !== undefined && length > headBytes) bodyAtMs ??= atMs;
    });
    socket.on('error', () => {
      closedBy = 'reset';
    });
    socket.on('close', () => {
      const closedAtMs = performance.now() - startedAt;
      resolve({ ...parseAnswer(Buffer.concat(received)), closedBy, headersAtMs, bodyAtMs, closedAtMs });
    });
  });
}

function parseAnswer(bytes: Buffer): Pick<RawAnswer, 'status' | 'headers' | 'body' | 'chunks' | 'isWhole'> {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0)
    return { status: undefined, headers: {}, body: Buffer.alloc(0), chunks: [], isWhole: false };
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, headEnd).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const status = Number(statusLine.split(' ')[1]);
  const rest = bytes.subarray(headEnd + 4);
  if (headers['transfer-encoding'] !== 'chunked') {
    const promised = headers['content-length'];
    return {
      status,
      headers,
      body: rest,
      chunks: [],
      isWhole: rest.length === Number(promised ?? rest.length),
    };
  }
  const chunks: Buffer[] = [];
  let offset = 0;
  let isWhole = false;
  while (offset < rest.length) {
    const lineEnd = rest.indexOf('\r\n', offset);
    const size = Number.parseInt(rest.toString('latin1', offset, lineEnd), 16);
    if (size === 0) {
      isWhole = rest.length === lineEnd + 4;
      break;
    }
    chunks.push(rest.subarray(lineEnd + 2, lineEnd + 2 + size));
    offset = lineEnd + 2 + size + 2;
  }
  return { status, headers, body: Buffer.concat(chunks), chunks, isWhole };
}

/** @returns the `data` of each event, by the parsing rules of WHATWG HTML 9.2.6. An unfinished event is dropped. */
export function parseSse(body: Buffer): string[] {
  const events: string[] = [];
  let data: string[] = [];
  const lines = body
    .toString()
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/);
  for (const line of lines.slice(0, -1)) {
    if (line === '') {
      if (data.length > 0) events.push(data.join('\n'));
      data = [];
    } else if (line.startsWith('data:')) {
      data.push(line.slice(line[5] === ' ' ? 6 : 5));
    }
  }
  return events;
}
