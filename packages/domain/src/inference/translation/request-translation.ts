import { DomainError, isDomainError } from '../../kernel/domain-error.ts';
import type { RoutedDeployment } from '../../models/catalog-snapshot.ts';
import type { BodyAnswer, UpstreamForm } from '../dialect.ts';
import type { InferenceRequest } from '../inference-request.ts';
import { readJsonObject } from '../json-answer.ts';
import { invalidParameter } from '../json-request.ts';
import { answerDeltas } from './answer-deltas.ts';
import type { ChatRequest } from './chat-request.ts';
import { CLIENT_TRANSLATORS } from './client-translators.ts';
import { Losses } from './losses.ts';
import { upstreamTranslatorOf } from './serving.ts';
import type { AnswerWriter, JsonObject, UpstreamTranslator } from './translator.ts';

/** More than any conversation has. */
export const MAX_MESSAGES = 10_000;
/** In all messages together. */
export const MAX_PARTS = 100_000;

const encoder = new TextEncoder();

/** A request as a deployment gets it, and how its answer is read. */
export interface AttemptForm extends UpstreamForm {
  /** Set when the deployment speaks another API than the client. */
  readonly translation?: AnswerTranslation;
}

/** How the answer of another API is read, and what the client gets of it. */
export class AnswerTranslation {
  /** Where the request goes, below the connection's base URL. */
  readonly path: `/${string}`;
  /** Members of the request that the upstream did not get. */
  readonly dropped: readonly string[];
  readonly writer: AnswerWriter;
  readonly #upstream: UpstreamTranslator;

  constructor(
    path: `/${string}`,
    dropped: readonly string[],
    writer: AnswerWriter,
    upstream: UpstreamTranslator,
  ) {
    this.path = path;
    this.dropped = dropped;
    this.writer = writer;
    this.#upstream = upstream;
  }

  readBody(body: Uint8Array): BodyAnswer | null {
    return this.#upstream.readBody(body);
  }

  /**
   * The whole answer in the client's dialect. May throw.
   *
   * @param body what `readBody` accepted
   * @param asStream whether the client wants a stream, although the upstream gave none
   */
  writeBody(body: Uint8Array, asStream: boolean): Uint8Array {
    const answer = this.#upstream.readAnswer(readJsonObject(body)!);
    const { writer } = this;
    return encoder.encode(
      asStream
        ? writer.events(answerDeltas(answer), answer.usage) + writer.end(answer.usage)
        : writer.body(answer),
    );
  }
}

/**
 * One request, written for each deployment that is asked. It is read when the first translation needs it, and holds the client's
 * words: it must go when the request's body goes.
 */
export class RequestTranslation {
  readonly #request: InferenceRequest;
  #body: JsonObject | null = null;
  #chat: ChatRequest | null = null;

  constructor(request: InferenceRequest) {
    this.#request = request;
  }

  /**
   * The request as this deployment gets it, which speaks another API.
   *
   * @param mayAsk whether options may be added that ask for usage
   * @throws DomainError `invalid_parameter`, `unsupported_parameter` when it cannot be translated for this deployment, and
   *   `internal_error` when a translator fails
   */
  formFor(deployment: RoutedDeployment, mayAsk: boolean): AttemptForm {
    try {
      return this.#translate(deployment, mayAsk);
    } catch (error) {
      if (isDomainError(error)) throw error;
      const internal = error instanceof Error ? error.name : typeof error;
      throw new DomainError('internal_error', 'The request cannot be translated for the upstream.', {
        internal: `translation failed: ${internal}`,
        cause: error,
      });
    }
  }

  #translate(deployment: RoutedDeployment, mayAsk: boolean): AttemptForm {
    const { operation, model, parsed, clientRequestId: requestId, receivedMs } = this.#request;
    const client = CLIENT_TRANSLATORS[operation.name]!;
    const upstream = upstreamTranslatorOf(deployment)!;
    this.#body ??= readJsonObject(this.#request.body.bytes)!;
    if (this.#chat === null) {
      this.#chat = client.readRequest(this.#body);
      requireWithinLimits(this.#chat);
    }
    const losses = new Losses(new Set(model.dropParams));
    const { path, body, addsStreamOptions } = upstream.writeRequest(this.#chat, {
      upstreamModel: deployment.upstreamName,
      model,
      connection: deployment.connection,
      mayAsk,
      losses,
    });
    const writer = client.newWriter({ request: this.#chat, body: this.#body, requestId, receivedMs });
    return {
      body: [encoder.encode(JSON.stringify(body))],
      reader: parsed.streaming ? upstream.newReader() : null,
      addsStreamOptions,
      translation: new AnswerTranslation(path, losses.dropped, writer, upstream),
    };
  }
}

/** @throws DomainError `invalid_parameter` */
function requireWithinLimits({ messages }: ChatRequest): void {
  if (messages.length > MAX_MESSAGES) {
    throw invalidParameter('messages', `The request has more than ${MAX_MESSAGES} messages.`);
  }
  let parts = 0;
  for (const { content } of messages) parts += content.length;
  if (parts > MAX_PARTS) {
    throw invalidParameter('messages', `The messages have more than ${MAX_PARTS} parts.`);
  }
}
