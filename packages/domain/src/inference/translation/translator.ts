import type { Connection, Model } from '../../models/model.ts';
import type { BodyAnswer } from '../dialect.ts';
import type { EventReader } from '../stream/stream-state.ts';
import type { EventWriter } from '../stream/translating-stream.ts';
import type { ChatAnswer } from './chat-answer.ts';
import type { ChatRequest } from './chat-request.ts';
import type { Losses } from './losses.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The client's side of a translation: one for each operation that can be translated. */
export interface ClientTranslator {
  /**
   * @throws DomainError `invalid_parameter`, naming the member as the client wrote it, for what has no meaning here. Members
   * that it does not know become {@link ChatRequest.others}.
   */
  readRequest(body: JsonObject): ChatRequest;
  newWriter(context: AnswerContext): AnswerWriter;
}

export interface AnswerContext {
  /** A writer keeps of it what it needs, never the request itself: a stream outlives a request's images by minutes. */
  readonly request: ChatRequest;
  /** The request as the client sent it; to be kept as little. For options of the answer, e.g. `stream_options`. */
  readonly body: JsonObject;
  /** The `x-request-id` of the answer: ids that clients need are made of it. */
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly receivedMs: number;
}

/** Writes one answer in the client's dialect: either events, or a body. */
export interface AnswerWriter extends EventWriter {
  /** JSON. */
  body(answer: ChatAnswer): string;
}

/** The upstream's side of a translation: one for each API that upstreams speak. */
export interface UpstreamTranslator {
  /**
   * The request in the upstream's API.
   *
   * @throws DomainError `unsupported_parameter` through `target.losses`, naming the member, for what the API cannot express
   */
  writeRequest(request: ChatRequest, target: TranslationTarget): UpstreamRequestForm;
  /**
   * Reads the events of a stream. Its events have `deltas`; of `added` nothing is read. It throws SyntaxError for an event that
   * is not JSON: to pass it over would be a gap in the answer that nobody sees.
   */
  newReader(): EventReader;
  /** Like `Dialect.readBody`. */
  readBody(body: Uint8Array): BodyAnswer | null;
  /** @param body what `readBody` accepted, without an error */
  readAnswer(body: JsonObject): ChatAnswer;
}

export interface TranslationTarget {
  readonly upstreamModel: string;
  readonly model: Model;
  readonly connection: Connection;
  /** Whether options may be added that ask for usage. */
  readonly mayAsk: boolean;
  readonly losses: Losses;
}

export interface UpstreamRequestForm {
  /** Below the connection's base URL. A provider may have its own way, see `ProviderCall.upstreamName`. */
  readonly path: `/${string}`;
  readonly body: JsonObject;
  /** See `UpstreamForm.addsStreamOptions`. */
  readonly addsStreamOptions: boolean;
}
