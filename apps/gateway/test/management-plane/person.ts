import type { UserId } from '@weir/domain/kernel';

/** An answer of the gateway, its body parsed where it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies whose shape they assert
  readonly body: any;
}

/** Sends one request and reads the answer. Redirects are not followed. */
export async function send(
  origin: string,
  method: string,
  path: string,
  { body, headers = {} }: { readonly body?: unknown; readonly headers?: Record<string, string> } = {},
): Promise<Answer> {
  const response = await fetch(origin + path, {
    method,
    redirect: 'manual',
    headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.startsWith('application/json') === true;
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}

/** Somebody with a session (or without one: a stranger). */
export class Person {
  readonly userId: UserId;
  readonly displayName: string;
  readonly email: string | null;
  readonly #origin: string;
  /** As sent in every request: a cookie, or an authorization. */
  readonly credentials: Readonly<Record<string, string>>;

  constructor(
    origin: string,
    identity: { readonly userId: UserId; readonly displayName: string; readonly email: string | null },
    credentials: Readonly<Record<string, string>>,
  ) {
    this.#origin = origin;
    this.userId = identity.userId;
    this.displayName = identity.displayName;
    this.email = identity.email;
    this.credentials = credentials;
  }

  get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.#send('GET', path, undefined, headers);
  }

  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.#send('POST', path, body, headers);
  }

  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.#send('PUT', path, body, headers);
  }

  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.#send('PATCH', path, body, headers);
  }

  delete(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.#send('DELETE', path, body, headers);
  }

  #send(method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return send(this.#origin, method, path, { body, headers: { ...this.credentials, ...headers } });
  }
}
