import type { ServerResponse } from 'node:http';
import type { RequestRecord } from './request-log.ts';
import type { ApiError, Vendor } from './vendor.ts';

/** @returns the headers every answer of a vendor carries. */
export function answerHeaders(vendor: Vendor, record: RequestRecord): Record<string, string> {
  return { 'x-simulator-request': String(record.number), ...vendor.headers(record) };
}

/** Answers with a whole body at once. */
export function sendText(
  vendor: Vendor,
  response: ServerResponse,
  record: RequestRecord,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>>,
): void {
  record.status = status;
  record.sentBytes = Buffer.byteLength(text);
  record.firstBodyByteAtMs = performance.now();
  response.writeHead(status, {
    ...answerHeaders(vendor, record),
    ...headers,
    'content-length': String(record.sentBytes),
  });
  record.end('finished');
  response.end(text);
}

export function sendJson(
  vendor: Vendor,
  response: ServerResponse,
  record: RequestRecord,
  status: number,
  value: unknown,
): void {
  sendText(vendor, response, record, status, JSON.stringify(value), { 'content-type': 'application/json' });
}

/** Answers with an error in the vendor's own words. */
export function sendError(
  vendor: Vendor,
  response: ServerResponse,
  record: RequestRecord,
  error: ApiError,
  headers: Readonly<Record<string, string>> = {},
): void {
  const spelled = vendor.spellError(error, record);
  sendText(vendor, response, record, spelled.status, JSON.stringify(spelled.body), {
    'content-type': 'application/json',
    ...spelled.headers,
    ...headers,
  });
}
