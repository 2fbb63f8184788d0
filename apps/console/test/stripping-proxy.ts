import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that puts a gateway at a path of its own, and strips the path. */
export interface StrippingProxy {
  /** `http://127.0.0.1:PORT/llm`. */
  readonly publicUrl: string;
  /** Where requests go from now on. */
  forwardTo(origin: string): void;
  close(): Promise<void>;
}

export async function startStrippingProxy(prefix: string): Promise<StrippingProxy> {
  let target = '';
  const server = createServer((incoming, outgoing) => {
    if (!incoming.url!.startsWith(`${prefix}/`)) {
      outgoing.writeHead(404).end('not behind the prefix');
      return;
    }
    const { method, headers } = incoming;
    const forwarded = request(target + incoming.url!.slice(prefix.length), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    publicUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`,
    forwardTo(origin) {
      target = origin;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
