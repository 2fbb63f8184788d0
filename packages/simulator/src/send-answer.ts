import type { ServerResponse } from 'node:http';
import type { RequestRecord } from './request-log.ts';

/** OpenAI's error envelope. */
export interface ErrorEnvelope {
  readonly status: number;
  readonly type: string;
  readonly code: string | null;
  readonly param: string | null;
  readonly message: string;
}

/** @returns the headers every answer carries. */
export function answerHeaders(record: RequestRecord): Record<string, string> {
  return { 'x-simulator-request': String(record.number), 'x-request-id': `req_sim_${record.number}` };
}

/** Answers with a whole body at once. */
export function sendText(
  response: ServerResponse,
  record: RequestRecord,
  status: number,
  text: string,
  headers: Record<string, string>,
): void {
  record.status = status;
  record.sentBytes = Buffer.byteLength(text);
  record.firstBodyByteAtMs = performance.now();
  response.writeHead(status, {
    ...answerHeaders(record),
    ...headers,
    'content-length': String(record.sentBytes),
  });
  record.end('finished');
  response.end(text);
}

export function sendJson(
  response: ServerResponse,
  record: RequestRecord,
  status: number,
  value: unknown,
): void {
  sendText(response, record, status, JSON.stringify(value), { 'content-type': 'application/json' });
}

export function sendError(
  response: ServerResponse,
  record: RequestRecord,
  { status, ...error }: ErrorEnvelope,
  headers: Record<string, string> = {},
): void {
  const { message, type, param, code } = error;
  sendText(response, record, status, JSON.stringify({ error: { message, type, param, code } }), {
    'content-type': 'application/json',
    ...headers,
  });
}
