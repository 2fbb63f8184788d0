import type { Endpoint } from '../../src/http/management-plane/endpoint.ts';
import type { ExampleRequest } from './example.ts';
import { urlOf } from './example-requests.ts';
import { type Answer, send } from './person.ts';

/** Sends an example to its endpoint. */
export function sendExample(
  origin: string,
  { method, path }: Endpoint['spec'],
  request: ExampleRequest,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  return send(origin, method.toUpperCase(), urlOf(path, request), {
    ...(request.body === undefined ? {} : { body: request.body }),
    headers: { ...headers },
  });
}
