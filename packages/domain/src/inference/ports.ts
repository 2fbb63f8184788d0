import type { DomainError } from '../kernel/domain-error.ts';
import type { Connection } from '../models/model.ts';
import type { ArrivingBody } from './arriving-body.ts';
import type { HeaderList } from './forwarded-headers.ts';
import type { ProviderError } from './provider-error.ts';

/** One try of a request against one deployment. */
export interface ProviderCall {
  readonly method: 'POST';
  /** Below the connection's base URL. */
  readonly path: `/${string}`;
  readonly connection: Connection;
  /** The upstream's name of the model, for those that want it in the path. */
  readonly upstreamName: string;
  /** Its parts in order. Not kept any longer than they take to send. */
  readonly body: readonly Uint8Array[];
  /** What follows these parts, while it still arrives from the client; null otherwise. */
  readonly arriving?: ArrivingBody | null;
  /** Of the body. Default: JSON. */
  readonly contentType?: string | undefined;
  readonly streaming: boolean;
  /** The headers of W3C Trace Context for the attempt's span, if traced. */
  readonly traceparent: string | undefined;
  readonly tracestate?: string | undefined;
  /** Those of the client that go on. */
  readonly headers: HeaderList;
}

/** The head of a successful (2xx) upstream answer. */
export interface UpstreamHead {
  readonly status: number;
  readonly contentType: string;
  /** Those that go on to the client. */
  readonly headers: HeaderList;
  /** The upstream's own id of the request. */
  readonly requestId: string | null;
}

/**
 * Where an upstream's answer is pushed. The order is `head`, `chunk`*, then `end` or `fail`; or `fail` alone.
 * Nothing comes after `end` or `fail`, and nothing after `UpstreamRequest.abort`.
 */
export interface ResponseSink {
  head(head: UpstreamHead): void;
  /** The bytes as they came off the socket; the sink may keep them. False asks the source to pause until `resume`. */
  chunk(bytes: Uint8Array): boolean;
  end(): void;
  fail(error: ProviderError): void;
}

/** The sink's control of its source. Every method may be called at any time, also after the end. */
export interface UpstreamRequest {
  resume(): void;
  /** Stops the upstream at once: its connection is closed, so that generation stops. */
  abort(): void;
}

export interface InferenceProvider {
  /**
   * Sends the call and pushes the answer into the sink, never before `open` has returned. Any status but 2xx becomes a
   * `fail`. The provider keeps the connect limit; the caller keeps the others, through `abort`.
   */
  open(call: ProviderCall, sink: ResponseSink): UpstreamRequest;
}

/** Status and headers of the answer to the client. */
export interface AnswerHead {
  readonly status: number;
  readonly contentType: string;
  /** Length of the body if it is known; null for a stream. */
  readonly contentLength: number | null;
  readonly model: string;
  readonly deploymentId: string;
  readonly attempts: number;
  readonly overheadUs: number;
  /** Headers from admission: name, value, name, value. */
  readonly limitHeaders: HeaderList;
  /** When the model leaves service, if that is known. */
  readonly modelHeaders: HeaderList;
  /** Headers of the upstream. */
  readonly upstreamHeaders: HeaderList;
}

/** The error for a client without an answer, or with an incomplete one. */
export type AnswerError = DomainError | ProviderError;

/** The client's end of the answer. */
export interface ClientSink {
  /** Whether the connection was lost before the answer was complete. */
  readonly gone: boolean;
  /** At most once, before any byte. */
  head(head: AnswerHead): void;
  /** False when the client reads too slowly: `ClientEvents.drained` will follow. */
  write(bytes: Uint8Array): boolean;
  end(): void;
  /**
   * Before `head`: an error answer with its status. After it: an error event, then the end. `lastEvent` is the data of
   * the last event of the stream that was read, for dialects that number their events.
   */
  fail(error: AnswerError, lastEvent: string | null): void;
  /** After `head`, where nothing can be told: the client sees a transfer that breaks. */
  breakOff(): void;
  /** The HTTP status `fail` would give before `head`. */
  statusOf(error: AnswerError): number;
  /** Receives the client's own signals; set once, before anything else. */
  events: ClientEvents | null;
}

/** What the client's connection reports. */
export interface ClientEvents {
  drained(): void;
  /** The client sends nothing more. Whether it still reads shows when it is sent something: asks for that, if it can be. */
  halfClosed(): void;
  /** The connection was lost before the answer was complete. */
  gone(): void;
}
