import { providerUnavailable } from './provider-unavailable.ts';

/** After this time no answer is expected any more. */
export const CALL_TIMEOUT_MS = 5_000;
/** Key sets, metadata and claims are kilobytes. */
const MAX_BODY_BYTES = 512 * 1024;

export interface JsonAnswer {
  readonly status: number;
  /** Undefined when the body is not JSON. */
  readonly json: unknown;
}

export interface CallOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * One call to an identity provider, limited in time and size. Redirects are not followed: they would send the client's
 * secret and the code elsewhere.
 *
 * @throws DomainError `identity_provider_unavailable` for no answer in time, one too large, a 429 and every 5xx
 */
export async function fetchJson(
  url: URL | string,
  init: RequestInit,
  { timeoutMs, signal }: CallOptions,
): Promise<JsonAnswer> {
  const timeout = AbortSignal.timeout(timeoutMs);
  let status: number;
  let text: string;
  try {
    const response = await fetch(url, {
      ...init,
      redirect: 'error',
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
    });
    status = response.status;
    text = await readText(response);
  } catch (error) {
    if (error instanceof BodyTooLarge) throw providerUnavailable('answer_too_large');
    const aborted = timeout.aborted || signal?.aborted === true;
    throw providerUnavailable(aborted ? 'timed_out' : 'unreachable');
  }
  if (status >= 500 || status === 429) throw providerUnavailable(`status_${status}`);
  return { status, json: parse(text) };
}

class BodyTooLarge extends Error {}

async function readText(response: Response): Promise<string> {
  if (response.body === null) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop cancels the body.
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
