import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { ScenarioParameters } from './parameters.ts';

/**
 * How the answer to a request ended. `finished`: all that the scenario has to say was written; `cut`: the simulator
 * closed or reset the connection as the scenario says; `client_gone`: the client went away first.
 */
export type RequestEnding = 'finished' | 'cut' | 'client_gone' | 'simulator_closed';

/** One request as the simulator saw it. Times are `performance.now()` of the simulator's process, in ms. */
export interface ReceivedRequest {
  /** The value of the answer's `x-simulator-request`. Counts from 1. */
  readonly number: number;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly receivedAtMs: number;
  /** The body as received; empty until it has arrived whole, and when it is beyond what the log may hold. */
  readonly body: Buffer;
  readonly bodyBytes: number;
  /** The parsed body; undefined if it is not JSON. */
  readonly json: unknown;
  readonly scenario: string | undefined;
  readonly parameters: ScenarioParameters | undefined;
  readonly isStream: boolean;
  /** Undefined while there are no headers yet. */
  readonly status: number | undefined;
  readonly firstBodyByteAtMs: number | undefined;
  /** Bytes of the response body handed to the connection, without the framing of HTTP. */
  readonly sentBytes: number;
  /** Those bytes; undefined unless `recordBytes` was given, and beyond what the log may hold. */
  readonly sentBody: Buffer | undefined;
  readonly ending: RequestEnding | undefined;
  readonly endedAtMs: number | undefined;
  /** Resolves once the answer has ended in any way. */
  readonly ended: Promise<RequestEnding>;
}

/** The record while it is written. */
export class RequestRecord implements ReceivedRequest {
  readonly number: number;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly receivedAtMs = performance.now();
  body: Buffer = Buffer.alloc(0);
  bodyBytes = 0;
  scenario: string | undefined;
  parameters: ScenarioParameters | undefined;
  isStream = false;
  hasArrived = false;
  status: number | undefined;
  firstBodyByteAtMs: number | undefined;
  sentBytes = 0;
  plannedBody: Buffer | undefined;
  ending: RequestEnding | undefined;
  endedAtMs: number | undefined;
  #waiting: PromiseWithResolvers<RequestEnding> | undefined;

  constructor(number: number, request: IncomingMessage) {
    this.number = number;
    this.method = request.method ?? '';
    this.path = request.url ?? '';
    this.headers = request.headers;
  }

  get json(): unknown {
    try {
      return JSON.parse(this.body.toString());
    } catch {
      return undefined;
    }
  }

  get sentBody(): Buffer | undefined {
    return this.plannedBody?.subarray(0, this.sentBytes);
  }

  get ended(): Promise<RequestEnding> {
    if (this.ending !== undefined) return Promise.resolve(this.ending);
    this.#waiting ??= Promise.withResolvers();
    return this.#waiting.promise;
  }

  /** @returns false if it had ended before. */
  end(ending: RequestEnding): boolean {
    if (this.ending !== undefined) return false;
    this.ending = ending;
    this.endedAtMs = performance.now();
    this.#waiting?.resolve(ending);
    return true;
  }
}

/** The latest requests, at most `maximumRecords`, holding at most `maximumBytes` of bodies between them. */
export class RequestLog {
  readonly records: RequestRecord[] = [];
  readonly #maximumRecords: number;
  readonly #maximumBytes: number;
  #heldBytes = 0;
  #received = 0;

  constructor(maximumRecords: number, maximumBytes: number) {
    this.#maximumRecords = maximumRecords;
    this.#maximumBytes = maximumBytes;
  }

  add(request: IncomingMessage): RequestRecord {
    this.#received += 1;
    const record = new RequestRecord(this.#received, request);
    this.records.push(record);
    if (this.records.length > this.#maximumRecords) this.#dropOldest();
    return record;
  }

  /** Keeps the request body in the record if there is room for it, dropping older records to make some. */
  holdBody(record: RequestRecord, body: Buffer): void {
    record.bodyBytes = body.length;
    if (this.#makeRoom(record, body.length)) record.body = body;
  }

  /** Keeps the response body; `sentBytes` will say how much of it was sent. */
  holdAnswer(record: RequestRecord, body: Buffer): void {
    if (this.#makeRoom(record, body.length)) record.plannedBody = body;
  }

  clear(): void {
    this.records.length = 0;
    this.#heldBytes = 0;
  }

  #makeRoom(record: RequestRecord, bytes: number): boolean {
    while (
      this.#heldBytes + bytes > this.#maximumBytes &&
      this.records.length > 0 &&
      this.records[0] !== record
    ) {
      this.#dropOldest();
    }
    if (this.#heldBytes + bytes > this.#maximumBytes || !this.records.includes(record)) return false;
    this.#heldBytes += bytes;
    return true;
  }

  #dropOldest(): void {
    const dropped = this.records.shift();
    if (dropped === undefined) return;
    this.#heldBytes -= dropped.body.length + (dropped.plannedBody?.length ?? 0);
  }
}
