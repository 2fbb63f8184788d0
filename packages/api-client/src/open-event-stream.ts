import { createParser } from 'eventsource-parser';
import { ApiError, errorOfAnswer, unreachable } from './api-error.ts';

/** An event of a stream, and when its bytes arrived. */
export interface ArrivedEvent {
  readonly event: string | undefined;
  readonly data: string;
  readonly id: string | undefined;
  /** By `performance.now()`. Events that arrived in one read share it. */
  readonly arrivedAtMs: number;
}

export interface EventStreamRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** The secret of an API key for the data plane. Without one the session is sent. */
  readonly apiKey?: string;
  readonly signal: AbortSignal;
}

export interface EventStream {
  readonly requestId: string | null;
  readonly headers: Headers;
  /** When the headers had arrived, by `performance.now()`. */
  readonly openedAtMs: number;
  readonly events: AsyncIterable<ArrivedEvent>;
}

const MAX_EVENT_CHARACTERS = 8 * 1024 * 1024;

/**
 * Opens a stream of server-sent events. It ends with the iteration or with the signal.
 *
 * @throws ApiError when the answer is not a success, or none comes
 */
export async function openEventStream(request: EventStreamRequest): Promise<EventStream> {
  const answer = await send(request, 'text/event-stream');
  if (answer.body === null) throw await errorOfAnswer(answer);
  return {
    requestId: answer.headers.get('x-request-id'),
    headers: answer.headers,
    openedAtMs: performance.now(),
    events: eventsOf(answer.body),
  };
}

/** An answer in one piece. */
export interface WholeAnswer {
  readonly requestId: string | null;
  readonly headers: Headers;
  /** By `performance.now()`. */
  readonly arrivedAtMs: number;
  /** The body, read as JSON. */
  readonly body: unknown;
}

/**
 * Asks for an answer in one piece, as openEventStream does for a stream.
 *
 * @throws ApiError when the answer is not a success, none comes, or it is not JSON
 */
export async function fetchWholeAnswer(request: EventStreamRequest): Promise<WholeAnswer> {
  const answer = await send(request, 'application/json');
  const { status, headers } = answer;
  const requestId = headers.get('x-request-id');
  const body: unknown = await answer.json().catch((cause: unknown) => {
    if (request.signal.aborted) throw cause;
    throw new ApiError('The answer is not JSON.', { status, code: 'unreadable_answer', requestId, cause });
  });
  return { requestId, headers, arrivedAtMs: performance.now(), body };
}

async function send(
  { method, url, body, apiKey, signal }: EventStreamRequest,
  accept: string,
): Promise<Response> {
  const answer = await fetch(url, {
    method,
    signal,
    // Planes are apart: a request with a key never carries the session.
    credentials: apiKey === undefined ? 'same-origin' : 'omit',
    headers: {
      accept,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw signal.aborted ? error : unreachable(error);
  });
  if (!answer.ok) throw await errorOfAnswer(answer);
  return answer;
}

async function* eventsOf(bytes: ReadableStream<Uint8Array>): AsyncGenerator<ArrivedEvent> {
  const reader = bytes.getReader();
  const decoder = new TextDecoder();
  const arrived: ArrivedEvent[] = [];
  let arrivedAtMs = 0;
  const parser = createParser({
    maxBufferSize: MAX_EVENT_CHARACTERS,
    onEvent: ({ event, data, id }) => arrived.push({ event, data, id, arrivedAtMs }),
  });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      arrivedAtMs = performance.now();
      parser.feed(decoder.decode(value, { stream: true }));
      yield* arrived.splice(0);
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
