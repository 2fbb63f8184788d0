import { once } from 'node:events';
import { createServer, type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Simulator, type SimulatorOptions, scenarios, startSimulator } from '@weir/simulator';

/** What each model costs: 0.20 and 0.80 US dollars per million tokens. */
export const NANO_USD_PER_INPUT_TOKEN = 200n;
export const NANO_USD_PER_OUTPUT_TOKEN = 800n;

/** Answers a request in place of the simulator, or returns false. */
export type OwnAnswer = (model: string, body: string, response: ServerResponse) => boolean;

export interface ScenarioUpstreamOptions {
  readonly simulator?: SimulatorOptions;
  /** Names listed beside one for each scenario, e.g. `sim-fast?tokens=3`. */
  readonly models?: readonly string[];
  readonly answer?: OwnAnswer;
}

export interface ScenarioUpstream {
  readonly url: string;
  readonly simulator: Simulator;
  close(): Promise<void>;
}

/**
 * The simulator behind a list of models that names every scenario, which the simulator itself leaves out: a gateway
 * in a process of its own serves what its upstream lists.
 */
export async function startScenarioUpstream(
  options: ScenarioUpstreamOptions = {},
): Promise<ScenarioUpstream> {
  const simulator = await startSimulator(options.simulator);
  const names = [...Object.keys(scenarios).map((name) => `sim-${name}`), ...(options.models ?? [])];
  const list = JSON.stringify({ object: 'list', data: names.map(listed) });

  const server = createServer({ noDelay: true, keepAliveTimeout: 300_000 }, async (incoming, response) => {
    if (incoming.method === 'GET') {
      response.setHeader('content-type', 'application/json').end(list);
      return;
    }
    const body = Buffer.concat(await incoming.toArray());
    const { model } = JSON.parse(body.toString()) as { model: string };
    if (options.answer?.(model, body.toString(), response)) return;
    passOn(simulator.port, incoming, body, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    simulator,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await Promise.all([closed, simulator.close()]);
    },
  };
}

function listed(id: string) {
  const pricing = { prompt: '0.0000002', completion: '0.0000008' };
  return {
    id,
    object: 'model',
    created: 1_767_225_600,
    owned_by: 'weir-test',
    context_length: 4_096,
    pricing,
  };
}

/** What breaks on one side breaks on the other. */
function passOn(port: number, incoming: IncomingMessage, body: Buffer, response: ServerResponse): void {
  const { method, url: path, headers } = incoming;
  const forwarded = openRequest(
    { host: '127.0.0.1', port, method, path, headers, agent: false },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, withoutHopByHop(answer.headers));
      response.flushHeaders();
      answer.on('data', (chunk: Buffer) => {
        if (!response.write(chunk)) answer.pause();
      });
      response.on('drain', () => answer.resume());
      answer.on('end', () => response.end());
      answer.on('error', () => response.destroy());
    },
  );
  forwarded.on('error', () => response.destroy());
  response.on('close', () => forwarded.destroy());
  forwarded.end(body);
}

function withoutHopByHop({ connection: _, 'transfer-encoding': __, ...headers }: IncomingMessage['headers']) {
  return headers;
}
