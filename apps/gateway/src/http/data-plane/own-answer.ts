import type { ServerResponse } from 'node:http';
import type { Operation, RequestScan } from '@weir/domain/inference';
import { isDomainError } from '@weir/domain/kernel';

/**
 * Answers in place of an upstream where none of the model serves the operation and Weir can answer it: marked by
 * `x-weir-estimated`. Nothing is taken from limits, and there is no record, since nothing runs. False when this is no such case.
 */
export function sendOwnAnswer(
  refusal: unknown,
  { dialect, ownAnswer }: Pick<Operation, 'dialect' | 'ownAnswer'>,
  scan: RequestScan,
  requestId: string,
  outgoing: ServerResponse,
): boolean {
  if (ownAnswer === undefined || !isDomainError(refusal) || refusal.code !== 'operation_not_served')
    return false;
  const body = ownAnswer(dialect.parse(scan));
  scan.body.release();
  outgoing.writeHead(200, [
    'content-type',
    'application/json',
    'x-request-id',
    requestId,
    ...(dialect.requestIdHeader === null ? [] : [dialect.requestIdHeader, requestId]),
    'x-content-type-options',
    'nosniff',
    'x-weir-estimated',
    'true',
    'content-length',
    `${Buffer.byteLength(body)}`,
  ]);
  outgoing.end(body);
  return true;
}
