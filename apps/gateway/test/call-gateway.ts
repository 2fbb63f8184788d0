import type { TestGateway } from './start-test-gateway.ts';

export const MESSAGES = [{ role: 'user', content: 'How much water passes the weir?' }] as const;

/** A chat request's body, as SDKs send it. */
export function chatBody(model: string, rest: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ model, messages: MESSAGES, ...rest });
}

/** Posts a body to a path below `/v1` with the test's key. Headers given here replace those; null leaves one out. */
export function post(
  gateway: TestGateway,
  path: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string | null>> = {},
  signal?: AbortSignal,
): Promise<Response> {
  const all = {
    authorization: `Bearer ${gateway.apiKey}`,
    'content-type': 'application/json',
    ...headers,
  };
  const present = Object.entries(all).filter((header): header is [string, string] => header[1] !== null);
  return fetch(`${gateway.baseUrl}${path}`, {
    method: 'POST',
    body,
    headers: present,
    ...(signal && { signal }),
  });
}

/** Asks for a chat completion. */
export function chat(
  gateway: TestGateway,
  model: string,
  rest: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string | null>> = {},
): Promise<Response> {
  return post(gateway, '/chat/completions', chatBody(model, rest), headers);
}

/** The `data` of each event of a whole stream. */
export function eventsOf(body: string): string[] {
  return body
    .split('\n\n')
    .filter((event) => event.startsWith('data: '))
    .map((event) => event.slice('data: '.length));
}

export interface ErrorEnvelope {
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly code: string;
    readonly param: string | null;
    readonly request_id: string;
    readonly details?: Readonly<Record<string, unknown>>;
  };
}

/** The `error` of an answer, whose envelope must be whole and carry the request id of the header. */
export async function errorOf(response: Response): Promise<ErrorEnvelope['error']> {
  const text = await response.text();
  const { error } = JSON.parse(text) as ErrorEnvelope;
  const expected = ['code', 'message', 'param', 'request_id', 'type'];
  // Of a refusal by a limit.
  if (error.details !== undefined) expected.splice(1, 0, 'details');
  if (Object.keys(error).sort().join() !== expected.join()) throw new Error(`Not our envelope: ${text}`);
  if (error.request_id !== response.headers.get('x-request-id')) {
    throw new Error(`x-request-id is ${response.headers.get('x-request-id')}, but: ${text}`);
  }
  if (response.headers.get('content-type') !== 'application/json') throw new Error('Not announced as JSON');
  return error;
}
