import { type HeadersByName, ProviderError } from '@weir/domain/inference';
import { toProviderError } from './rejection.ts';
import { toTransportError } from './transport-error.ts';
import type { UpstreamTarget } from './upstream-targets.ts';

export interface GetJsonOptions {
  /** Limit of the answer's body. */
  readonly maxBytes: number;
  /** Limit of the whole exchange. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Gets a JSON document below the base URL. Rejects with a ProviderError: by the status if it is not 2xx,
 * `upstream_answer_too_large`, `upstream_malformed_answer`, `upstream_first_byte_timeout`, or one of the transport.
 */
export async function getJson(
  { connections, basePath, getHeaders, credential, readWords }: UpstreamTarget,
  path: string,
  { maxBytes, timeoutMs, signal }: GetJsonOptions,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const limit = AbortSignal.timeout(timeoutMs);
  let status: number;
  let headers: HeadersByName;
  let body: Buffer;
  try {
    const answer = await connections.request({
      method: 'GET',
      path: basePath + path,
      headers: getHeaders as string[],
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    status = answer.statusCode;
    headers = answer.headers;
    body = await readBounded(answer.body, maxBytes);
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    if (limit.aborted) throw new ProviderError('upstream_first_byte_timeout', { cause: error });
    throw toTransportError(error as Error);
  }
  if (status < 200 || status > 299)
    throw toProviderError({ status, headers, body: [body] }, readWords, credential);
  try {
    return { status, json: JSON.parse(body.toString('utf8')) };
  } catch (cause) {
    throw new ProviderError('upstream_malformed_answer', { status, cause });
  }
}

async function readBounded(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) throw new ProviderError('upstream_answer_too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
