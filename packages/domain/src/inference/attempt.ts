import type { RoutedDeployment } from '../models/catalog-snapshot.ts';
import type { AskedDeployment } from '../routing/route.ts';
import type { AttemptTrace } from '../telemetry/ports.ts';
import type { InterTokenLatency, TokenUsage } from '../usage/usage-record.ts';
import type { Dialect } from './dialect.ts';
import { type HeaderList, NO_HEADERS } from './forwarded-headers.ts';
import type { ResponseSink, UpstreamHead, UpstreamRequest } from './ports.ts';
import { ProviderError, type ProviderErrorCode, rejectionCode } from './provider-error.ts';
import { redact, scrubWords } from './scrub-words.ts';
import { type AnswerStream, EVENT_STREAM } from './stream/answer-stream.ts';
import { BufferedBody } from './stream/buffered-body.ts';
import { type InterceptorListener, StreamInterceptor } from './stream/intercept-stream.ts';
import { PassedBody } from './stream/passed-body.ts';
import type { ErrorWords, EventReader } from './stream/stream-state.ts';
import { StreamTranslator, type TranslatorListener } from './stream/translating-stream.ts';
import type { AnswerTranslation } from './translation/request-translation.ts';

/** What was read of an answer, for the settlement. */
export interface AnswerFacts {
  readonly finishReason: string | null;
  readonly model: string | null;
  readonly usage: TokenUsage | null;
  /** UTF-8 bytes of what was generated; null of an answer in one piece that is not complete. */
  readonly generatedBytes: number | null;
  readonly itl: InterTokenLatency | null;
  /** When the last token-carrying event of a stream arrived, on the monotonic clock. */
  readonly lastTokenUs: number | null;
  /** How many images or seconds, where the answer says it. */
  readonly units: number | null;
}

/** The run that owns the attempt, or two of them. `finished` or `failed` comes at most once, and not after `close`. */
export interface AttemptListener {
  /** The monotonic clock, microseconds. */
  nowUs(): number;
  /** A piece of a stream for the client. */
  pass(bytes: Uint8Array, attempt: Attempt): void;
  clientReady(): boolean;
  /** The first token-carrying event arrived at `nowUs` and has been passed on. */
  firstToken(nowUs: number, attempt: Attempt): void;
  /** The first byte of an answer in one piece arrived. */
  bodyBegan(attempt: Attempt): void;
  /** The answer is complete; its end is held until `release`. `toldFailure`: it carries an error event. */
  finished(toldFailure: boolean, attempt: Attempt): void;
  failed(error: ProviderError, attempt: Attempt): void;
  /** The upstream has closed its connection after a finished answer. */
  closed(): void;
  observerFailed(error: unknown): void;
}

const JSON_TYPE = 'application/json';
/** Names the members of the request that the upstream did not get. */
const DROPPED_HEADER = 'x-weir-dropped-params';

/** One try of a request against one deployment: receives what the upstream sends and reports how it ends. */
export class Attempt implements ResponseSink, InterceptorListener, TranslatorListener {
  readonly asked: AskedDeployment;
  readonly dispatchedUs: number;
  trace: AttemptTrace | null = null;
  /** `added`: only Weir asks by them for usage. `left out`: the deployment rejected them, and is asked once more. */
  streamOptions: 'as sent' | 'added' | 'left out' = 'as sent';
  /** The upstream's HTTP status, once received. */
  status: number | null = null;
  upstreamRequestId: string | null = null;
  /** Headers that go on to the client: of the upstream, and what a translation dropped. */
  headers: HeaderList;
  /** When the upstream was last read. */
  lastReadUs: number;
  /** When it last sent something of an answer: comments are silence. While Weir does not read, it is not silent. */
  lastHeardUs: number;
  /** When the first byte of the body arrived. */
  firstByteUs: number | null = null;
  upstreamClosed = false;
  /** The media type of a body that goes to the client as it comes; null for any other answer. */
  passedType: string | null = null;
  readonly #listener: AttemptListener;
  readonly #dialect: Dialect;
  readonly #reader: EventReader | null;
  readonly #translation: AnswerTranslation | null;
  readonly #waitsForToken: boolean;
  #upstream: UpstreamRequest | null = null;
  #stream: AnswerStream | null = null;
  #body: BufferedBody | null = null;
  /** The body of a translated answer, once it is complete. */
  #translatedBody: Uint8Array | null = null;
  #facts: AnswerFacts | null = null;
  #state: 'open' | 'finished' | 'closed' = 'open';

  /**
   * @param reader reads the events of a stream; null where no stream is expected
   * @param translation set when the upstream speaks another API than the client
   * @param waitsForToken whether nothing of a stream passes before its first token
   */
  constructor(
    asked: AskedDeployment,
    dialect: Dialect,
    reader: EventReader | null,
    listener: AttemptListener,
    translation: AnswerTranslation | null = null,
    waitsForToken = false,
  ) {
    this.asked = asked;
    this.#dialect = dialect;
    this.#reader = reader;
    this.#listener = listener;
    this.#translation = translation;
    this.#waitsForToken = waitsForToken;
    const dropped = translation?.dropped ?? [];
    this.headers = dropped.length === 0 ? NO_HEADERS : [DROPPED_HEADER, dropped.join(', ')];
    this.dispatchedUs = listener.nowUs();
    this.lastReadUs = this.dispatchedUs;
    this.lastHeardUs = this.dispatchedUs;
  }

  /** Set once the provider has the call; nothing is pushed earlier. */
  set upstream(upstream: UpstreamRequest) {
    this.#upstream = upstream;
  }

  get deployment(): RoutedDeployment {
    return this.asked.deployment;
  }

  /** Whether a token has arrived, or the first byte of a body. */
  get hasBegun(): boolean {
    return this.#stream === null ? this.firstByteUs !== null : this.#stream.state.firstTokenUs !== null;
  }

  /** Whether something of the answer has arrived: of an event, or of a body. */
  get answered(): boolean {
    return this.#stream === null ? this.firstByteUs !== null : this.#stream.heardUs !== null;
  }

  /** Whether a comment may be sent to a client that waits for a stream. */
  get mayComment(): boolean {
    return this.#body === null && this.betweenEvents;
  }

  /** False while the client has a part of an event that was too large to hold. */
  get betweenEvents(): boolean {
    return this.#stream?.betweenEvents ?? true;
  }

  /** Bytes of a stream that the client gets on `release`. */
  get heldBytes(): number {
    return this.#stream?.tailBytes ?? 0;
  }

  /** The data of the last event of a stream that was read. */
  get lastEvent(): string | null {
    return this.#stream?.lastEvent ?? null;
  }

  /** Output tokens of a stream so far: as reported, else estimated by this many UTF-8 bytes for each. */
  outputTokens(bytesPerToken: number): number {
    if (this.#stream === null) return 0;
    return this.#stream.state.usage?.outputTokens ?? Math.ceil(this.#stream.generatedBytes / bytesPerToken);
  }

  /** Whether a stream has said that it is finished: only its end is missing. */
  get hasFinish(): boolean {
    return this.#stream !== null && this.#stream.state.finishReason !== null;
  }

  get isBuffered(): boolean {
    return this.#body !== null;
  }

  get responseBytes(): number | null {
    return this.#translatedBody?.length ?? this.#body?.length ?? null;
  }

  get facts(): AnswerFacts {
    if (this.#facts !== null) return this.#facts;
    const state = this.#stream?.state;
    return {
      finishReason: state?.finishReason ?? null,
      model: state?.model ?? null,
      usage: state?.usage ?? null,
      generatedBytes: this.#stream?.generatedBytes ?? (this.#body === null ? 0 : null),
      itl: state?.gaps.summary() ?? null,
      lastTokenUs: state === undefined || state.firstTokenUs === null ? null : state.lastTokenUs,
      units: this.#reader?.units ?? null,
    };
  }

  /** The body of a finished answer that is not a stream. */
  get body(): { readonly contentType: string; readonly bytes: Uint8Array } | null {
    if (this.#body === null) return null;
    return this.#translatedBody === null
      ? { contentType: this.#body.contentType, bytes: this.#body.bytes() }
      : { contentType: this.#reader === null ? JSON_TYPE : EVENT_STREAM, bytes: this.#translatedBody };
  }

  /** Stops listening. Also aborts the upstream unless it has closed by itself. */
  close(): void {
    this.#state = 'closed';
    if (!this.upstreamClosed) this.#upstream?.abort();
  }

  resume(): void {
    // While Weir was not reading, silence was not the upstream's fault.
    this.lastReadUs = this.#listener.nowUs();
    this.lastHeardUs = this.lastReadUs;
    this.#upstream?.resume();
  }

  /** Lets the held end of a finished stream go to the client. */
  release(): void {
    this.#stream?.release();
  }

  // Called by the upstream.

  head(head: UpstreamHead): void {
    this.status = head.status;
    this.upstreamRequestId = head.requestId;
    this.headers = this.headers.length === 0 ? head.headers : [...this.headers, ...head.headers];
    if (this.#reader !== null && head.contentType.toLowerCase().startsWith('text/event-stream')) {
      this.#stream =
        this.#translation === null
          ? new StreamInterceptor(this.#reader, this, this.#waitsForToken)
          : new StreamTranslator(this.#reader, this.#translation.writer, this);
    } else if (this.#dialect.passesBody?.(head.contentType) === true) {
      this.passedType = head.contentType;
      this.#stream = new PassedBody(this);
    } else this.#body = new BufferedBody(head.contentType);
  }

  chunk(bytes: Uint8Array): boolean {
    if (this.#state === 'closed') return true;
    const nowUs = this.#listener.nowUs();
    this.lastReadUs = nowUs;
    if (this.#stream === null) {
      this.lastHeardUs = nowUs;
      if (this.firstByteUs === null) {
        this.firstByteUs = nowUs;
        this.#listener.bodyBegan(this);
      }
      if (this.#body?.push(bytes) === false)
        this.#fail(new ProviderError('upstream_answer_too_large', { status: this.#knownStatus() }));
      return true;
    }
    this.firstByteUs ??= nowUs;
    const { state } = this.#stream;
    const tokensSeen = state.firstTokenUs !== null;
    this.#stream.push(bytes, nowUs);
    if (this.#stream.heardUs === nowUs) this.lastHeardUs = nowUs;
    if (!tokensSeen && state.firstTokenUs !== null) this.#listener.firstToken(nowUs, this);
    // Only after the first token was reported: both may come in one read.
    if (state.terminal && this.#state === 'open') this.#finish(state.failed);
    return this.#listener.clientReady();
  }

  end(): void {
    this.upstreamClosed = true;
    if (this.#state === 'finished') this.#listener.closed();
    if (this.#state !== 'open') return;
    if (this.#stream === null) {
      this.#bodyEnded();
      return;
    }
    const input = this.#stream.endInput(this.#listener.nowUs());
    if (input === 'rejected') return;
    if (input === 'finished') this.#finish(false);
    else if (this.#stream.state.failed) this.#finish(true);
    else this.#fail(new ProviderError('upstream_ended_early', { status: this.#knownStatus() }));
  }

  fail(error: ProviderError): void {
    this.upstreamClosed = true;
    if (error.status !== undefined) this.status ??= error.status;
    this.upstreamRequestId ??= error.requestId;
    if (this.#state === 'finished') this.#listener.closed();
    if (this.#state !== 'open') return;
    // The upstream sent its own error event before it closed, and the client has that event.
    if (this.#stream?.state.failed) this.#finish(true);
    else this.#fail(this.#translation === null ? error : error.translated());
  }

  // Called by the stream.

  pass(bytes: Uint8Array): void {
    if (this.#state !== 'closed') this.#listener.pass(bytes, this);
  }

  rejected(words: ErrorWords): void {
    const error = new ProviderError(codeOf(words), {
      status: words.status ?? this.#knownStatus(),
      words: scrubWords(words, this.deployment.connection.credential),
    });
    this.#fail(this.#translation === null ? error : error.translated());
  }

  scrub(text: string): string {
    return redact(text, this.deployment.connection.credential);
  }

  observerFailed(error: unknown): void {
    this.#listener.observerFailed(error);
  }

  untranslatable(why: 'malformed' | 'too large'): void {
    if (why === 'malformed') this.#malformed();
    else this.#fail(new ProviderError('upstream_answer_too_large', { status: this.#knownStatus() }));
  }

  #bodyEnded(): void {
    const answer =
      this.#body === null ? null : (this.#translation ?? this.#dialect).readBody(this.#body.bytes());
    if (answer === null) {
      this.#malformed();
      return;
    }
    if (answer.error !== null) {
      this.rejected(answer.error);
      return;
    }
    if (this.#translation !== null) {
      if (!this.#translateBody(this.#translation)) return;
      // In the client's dialect it would look finished.
      if (answer.finishReason === null) {
        this.#fail(new ProviderError('upstream_ended_early', { status: this.#knownStatus() }));
        return;
      }
    }
    const { finishReason, model, usage, generatedBytes, units = null } = answer;
    this.#facts = { finishReason, model, usage, generatedBytes, itl: null, lastTokenUs: null, units };
    this.#finish(false);
  }

  /** False when it cannot be translated. */
  #translateBody(translation: AnswerTranslation): boolean {
    try {
      this.#translatedBody = translation.writeBody(this.#body!.bytes(), this.#reader !== null);
      return true;
    } catch (error) {
      this.#listener.observerFailed(error);
      this.#malformed();
      return false;
    }
  }

  #finish(toldFailure: boolean): void {
    this.#state = 'finished';
    this.#listener.finished(toldFailure, this);
  }

  #fail(error: ProviderError): void {
    if (this.#state !== 'open') return;
    this.close();
    const isClients = this.deployment.connection.credentialFrom === 'client';
    this.#listener.failed(isClients ? error.ofClientsCredential() : error, this);
  }

  #malformed(): void {
    this.#fail(new ProviderError('upstream_malformed_answer', { status: this.#knownStatus() }));
  }

  #knownStatus(): number | undefined {
    return this.status ?? undefined;
  }
}

/** The code for an error that came with status 200, by the status in its body. */
function codeOf(words: ErrorWords): ProviderErrorCode {
  return (words.status === null ? null : rejectionCode(words.status, words)) ?? 'upstream_error_event';
}
