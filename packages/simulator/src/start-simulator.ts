import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { AnswerContext } from './answer-request.ts';
import { Catalog, type DiscoveredServer } from './catalog.ts';
import { FlakyCounters } from './flaky-counters.ts';
import type { PlanPlayer } from './play-write-plan.ts';
import { readBody } from './read-body.ts';
import { type ReceivedRequest, type RequestEnding, RequestLog, type RequestRecord } from './request-log.ts';
import { findRoutes, type Route } from './routes.ts';
import { readingModels, type Scenario, scenarios } from './scenarios.ts';
import { sendError } from './send-answer.ts';
import { StoredAnswers } from './stored-answers.ts';
import { TimerWheel } from './timer-wheel.ts';
import type { AskedCredentials, AwsCredentials, Vendor } from './vendor.ts';
import { openAi } from './vendors/openai.ts';

export interface SimulatorOptions {
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** When set, every request must carry it: as a bearer token, with Anthropic's API also as `x-api-key`. */
  readonly apiKey?: string;
  /** When set, requests that are signed as AWS does it must be signed with these. */
  readonly awsCredentials?: AwsCredentials;
  /** Scenarios beside, or in place of, those of the registry. */
  readonly scenarios?: Readonly<Record<string, Scenario>>;
  /** Whether `GET /v1/models` lists every scenario, faults included. Default false: only what a person would choose from. */
  readonly listsAll?: boolean;
  /** Keep the bytes of each answer in its record. Default false. */
  readonly recordBytes?: boolean;
  /** How many requests the log keeps. Default 1,000. */
  readonly maximumRecords?: number;
  /** How many bytes of request and response bodies the log keeps in all. Default 64 MiB. */
  readonly maximumRecordedBytes?: number;
}

/** A client that went away before its answer had ended. */
export interface ClientGone {
  readonly request: number;
  /** `performance.now()`, in ms. */
  readonly atMs: number;
}

/** What happens at the moment, and what happened. */
export interface SimulatorEvents {
  readonly openConnections: number;
  readonly acceptedConnections: number;
  /** Requests received whose answer has not ended. */
  readonly openRequests: number;
  /** Those of them that asked for a stream. */
  readonly openStreams: number;
  /** The latest, at most 1,000. */
  readonly clientsGone: readonly ClientGone[];
}

export interface Simulator {
  /** Without a path: the base URL of an OpenAI client is this and `/v1`. */
  readonly url: string;
  readonly port: number;
  /** The latest requests, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  readonly events: SimulatorEvents;
  /** The record of an answer, by its header `x-simulator-request`. */
  request(number: number | string | null): ReceivedRequest | undefined;
  /** Resolves with the first request numbered above `after`, once one has arrived whole and is being answered. */
  nextRequest(after?: number): Promise<ReceivedRequest>;
  /** @returns a function that ends the subscription. */
  onClientGone(listener: (gone: ClientGone) => void): () => void;
  /** Forgets all records, stored answers, and what `flaky` has counted. */
  reset(): void;
  /** Lists these models only, whatever else is answered; undefined: those of the start again. */
  listModels(ids: readonly string[] | undefined): void;
  /** What the discovery server tells; undefined: it answers 503. In the beginning it knows this simulator as `sim-echo`. */
  listServers(servers: readonly DiscoveredServer[] | undefined): void;
  /** Closes every connection and the port. */
  close(): Promise<void>;
}

const maximumBodyBytes = 64 * 1_024 * 1_024;
const maximumConnections = 50_000;
const maximumClientsGone = 1_000;
const acceptBacklog = 4_096;
/** Longer than any client keeps an idle connection, so that it is never the simulator that closes one under a request. */
const keepAliveTimeoutMs = 300_000;

/**
 * Starts an OpenAI-compatible inference server that answers as scripted, on the paths of `routes`.
 *
 * @throws the error of `listen`, such as `EADDRINUSE`.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const server = new SimulatorServer(options);
  await server.listen(options.port ?? 0, options.host ?? '127.0.0.1');
  return server;
}

class SimulatorServer implements Simulator {
  readonly events = {
    openConnections: 0,
    acceptedConnections: 0,
    openRequests: 0,
    openStreams: 0,
    clientsGone: [] as ClientGone[],
  };
  url = '';
  port = 0;
  readonly #server = createServer({ noDelay: true, keepAliveTimeout: keepAliveTimeoutMs, requestTimeout: 0 });
  readonly #sockets = new Set<Socket>();
  readonly #players = new Map<RequestRecord, PlanPlayer>();
  readonly #open = new Set<RequestRecord>();
  readonly #goneListeners = new Set<(gone: ClientGone) => void>();
  readonly #arrivals = new Set<() => void>();
  readonly #log: RequestLog;
  readonly #asked: AskedCredentials;
  readonly #context: AnswerContext;

  constructor(options: SimulatorOptions) {
    this.#asked = { apiKey: options.apiKey, aws: options.awsCredentials };
    this.#log = new RequestLog(
      options.maximumRecords ?? 1_000,
      options.maximumRecordedBytes ?? maximumBodyBytes,
    );
    const known = { ...scenarios, ...readingModels, ...options.scenarios };
    this.#context = {
      scenarios: known,
      catalog: new Catalog(known, options.listsAll ?? false),
      flaky: new FlakyCounters(),
      stored: new StoredAnswers(),
      wheel: new TimerWheel(),
      log: this.#log,
      recordBytes: options.recordBytes ?? false,
      onPlay: (record, player) => this.#players.set(record, player),
      onPlayed: (record, ending) => record.end(ending),
    };
  }

  get requests(): readonly ReceivedRequest[] {
    return this.#log.records;
  }

  async listen(port: number, host: string): Promise<void> {
    this.#server.maxConnections = maximumConnections;
    this.#server.on('connection', (socket) => this.#countConnection(socket));
    this.#server.on('request', (request, response) => this.#receive(request, response));
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ port, host, backlog: acceptBacklog }, resolve);
    });
    this.port = (this.#server.address() as AddressInfo).port;
    this.listServers([{ address: `${host}:${this.port}`, model: 'sim-echo', tags: ['simulated'] }]);
    this.url = `http://${host.includes(':') ? `[${host}]` : host}:${this.port}`;
  }

  request(number: number | string | null): ReceivedRequest | undefined {
    return this.#log.records.find((record) => record.number === Number(number));
  }

  async nextRequest(after = this.#log.records.at(-1)?.number ?? 0): Promise<ReceivedRequest> {
    for (;;) {
      const found = this.#log.records.find((record) => record.number > after && record.hasArrived);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#arrivals.add(resolve));
    }
  }

  onClientGone(listener: (gone: ClientGone) => void): () => void {
    this.#goneListeners.add(listener);
    return () => this.#goneListeners.delete(listener);
  }

  listModels(ids: readonly string[] | undefined): void {
    this.#context.catalog.list(ids);
  }

  listServers(servers: readonly DiscoveredServer[] | undefined): void {
    this.#context.catalog.servers = servers;
  }

  reset(): void {
    this.#log.clear();
    this.#context.flaky.clear();
    this.#context.stored.clear();
    this.events.clientsGone.length = 0;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const record of [...this.#open]) this.#finish(record, 'simulator_closed');
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #countConnection(socket: Socket): void {
    this.#sockets.add(socket);
    this.events.openConnections += 1;
    this.events.acceptedConnections += 1;
    socket.on('close', () => {
      this.#sockets.delete(socket);
      this.events.openConnections -= 1;
    });
    // A reset by the client is also reported by `close`.
    socket.on('error', () => {});
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    const record = this.#log.add(request);
    this.#open.add(record);
    this.events.openRequests += 1;
    response.on('close', () => this.#finish(record, 'client_gone'));
    readBody(request, maximumBodyBytes).then(
      (body) => {
        if (body !== undefined) this.#log.holdBody(record, body);
        this.#answer(record, body, response);
        if (record.isStream && this.#open.has(record)) this.events.openStreams += 1;
        record.hasArrived = true;
        for (const wake of this.#arrivals) wake();
        this.#arrivals.clear();
      },
      () => this.#finish(record, 'client_gone'),
    );
  }

  #finish(record: RequestRecord, ending: RequestEnding): void {
    if (!this.#open.delete(record)) return;
    this.#players.get(record)?.stop();
    this.#players.delete(record);
    this.events.openRequests -= 1;
    if (record.isStream) this.events.openStreams -= 1;
    if (!record.end(ending) || ending !== 'client_gone') return;
    const gone = { request: record.number, atMs: record.endedAtMs! };
    this.events.clientsGone.push(gone);
    if (this.events.clientsGone.length > maximumClientsGone) this.events.clientsGone.shift();
    for (const listener of this.#goneListeners) listener(gone);
  }

  #answer(record: RequestRecord, body: Buffer | undefined, response: ServerResponse): void {
    const path = record.path.split('?', 1)[0]!;
    const { found, id } = findRoutes(path, record.headers);
    const route = found.find(({ method }) => method === record.method);
    const vendor = found[0]?.vendor ?? openAi;
    const refusal =
      found[0]?.isPublic === true ? undefined : vendor.refuse(record, body ?? Buffer.alloc(0), this.#asked);
    if (refusal !== undefined) {
      sendError(vendor, response, record, refusal);
    } else if (body === undefined) {
      const error = {
        status: 413,
        code: 'request_too_large',
        param: null,
        message: 'The body exceeds 64 MiB.',
      };
      sendError(vendor, response, record, error, { connection: 'close' });
    } else if (route !== undefined) {
      route.answer({ context: this.#context, vendor, record, response, body, id });
    } else if (found.length > 0) {
      sendMethodNotAllowed(vendor, response, record, found);
    } else {
      sendError(vendor, response, record, {
        status: 404,
        code: 'unknown_url',
        param: null,
        message: 'The simulator does not serve this path.',
      });
    }
  }
}

function sendMethodNotAllowed(
  vendor: Vendor,
  response: ServerResponse,
  record: RequestRecord,
  routes: readonly Route[],
): void {
  const allow = routes.map(({ method }) => method).join(', ');
  const error = {
    status: 405,
    code: 'method_not_allowed',
    param: null,
    message: `This path is for ${allow} only.`,
  };
  sendError(vendor, response, record, error, { allow });
}
