import { parseAnswer, RawClient, rawRequest } from '../raw-client.ts';

/** A request whose answer is known beforehand. */
export interface PlannedRequest {
  /** Sent as `x-request-id`. */
  readonly requestId: string;
  readonly model: string;
  readonly streaming: boolean;
  /** The client hangs up after so many bytes of the answer; null is never. */
  readonly leaveAfterBytes: number | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What a client saw of one request. Times are `performance.now()`. */
export interface Exchange {
  readonly planned: PlannedRequest;
  readonly startedAtMs: number;
  readonly tookMs: number;
  /** Null when there was no answer at all. */
  readonly status: number | null;
  /** Whether the client has every reason to believe in a whole answer: `[DONE]`, or the body to its last byte. */
  readonly isFinished: boolean;
  /** The code of an error answer or error event. */
  readonly errorCode: string | null;
  readonly sawDone: boolean;
}

const DONE = 'data: [DONE]';
const ERROR_CODE = /"error":\{.*"code":"([^"]+)"/;

/** Sends the request on a connection of its own and reads what comes until the connection closes. Never rejects. */
export async function exchange(port: number, apiKey: string, planned: PlannedRequest): Promise<Exchange> {
  const startedAtMs = performance.now();
  const seen = await converse(port, apiKey, planned).catch(() => null);
  return { planned, startedAtMs, tookMs: performance.now() - startedAtMs, ...read(planned, seen) };
}

async function converse(port: number, apiKey: string, planned: PlannedRequest): Promise<Buffer> {
  const client = await RawClient.connect(port);
  const { leaveAfterBytes } = planned;
  if (leaveAfterBytes !== null) {
    let received = 0;
    client.socket.on('data', (bytes: Buffer) => {
      received += bytes.length;
      if (received >= leaveAfterBytes) client.leave();
    });
  }
  client.send(
    rawRequest({
      apiKey,
      headers: { 'x-request-id': planned.requestId },
      body: JSON.stringify({
        model: planned.model,
        ...(planned.streaming ? { stream: true } : {}),
        messages: [{ role: 'user', content: 'How much water passes the weir?' }],
      }),
    }),
  );
  await client.closed;
  return client.received;
}

function read(planned: PlannedRequest, bytes: Buffer | null) {
  const nothing = { status: null, isFinished: false, errorCode: null, sawDone: false };
  if (bytes === null || !bytes.includes('\r\n\r\n')) return nothing;
  const answer = readAnswer(bytes);
  const text = answer.body.toString();
  const sawDone = text.includes(DONE);
  const errorCode = ERROR_CODE.exec(text)?.[1] ?? null;
  const isWhole = planned.streaming ? sawDone : answer.isWhole;
  const isFinished = answer.status === 200 && isWhole && errorCode === null;
  return { status: answer.status, isFinished, errorCode, sawDone };
}

/** A killed server leaves half a chunk head behind, which is nothing of the body. */
function readAnswer(bytes: Buffer) {
  try {
    return parseAnswer(bytes);
  } catch {
    const bodyStart = bytes.indexOf('\r\n\r\n') + 4;
    return parseAnswer(bytes.subarray(0, Math.max(bodyStart, bytes.lastIndexOf('\r\n'))));
  }
}
