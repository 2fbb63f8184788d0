import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Person } from './person.ts';

export const aWebhook = (name: string, url = 'https://hooks.invalid/weir') => ({
  name,
  url,
  event_types: ['limit.threshold_reached', 'alert.fired'],
});

/** Makes a webhook as this person. */
export async function makeWebhook(person: Person, organizationId: string, name: string, url?: string) {
  const path = `/v1/organizations/${organizationId}/webhooks`;
  const { body } = await person.post(path, aWebhook(name, url));
  return { path: `${path}/${body.id}`, id: body.id as string, secret: body.secret as string };
}

export interface ReceivedEvent {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver of webhooks on loopback that keeps what it got. */
export interface Receiver {
  readonly url: string;
  readonly received: readonly ReceivedEvent[];
  /** What it answers from now on. */
  answers(status: number, headers?: Record<string, string>): void;
  stop(): void;
}

export async function startReceiver(): Promise<Receiver> {
  const received: ReceivedEvent[] = [];
  let status = 200;
  let answerHeaders: Record<string, string> = {};
  const server: Server = createServer(async (request, response) => {
    const body = await text(request);
    received.push({ headers: request.headers, body });
    response.writeHead(status, answerHeaders).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    answers(nextStatus, headers = {}) {
      [status, answerHeaders] = [nextStatus, headers];
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
