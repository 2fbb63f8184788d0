import type { Timer } from '../kernel/clock.ts';
import type { DomainError } from '../kernel/domain-error.ts';
import type { RequestId } from '../kernel/ids.ts';
import type { RoutedDeployment } from '../models/catalog-snapshot.ts';
import type { RequestTrace } from '../telemetry/ports.ts';
import type { AttemptRecord, Ending } from '../usage/usage-record.ts';
import { Attempt, type AttemptListener } from './attempt.ts';
import type { InferenceRequest } from './inference-request.ts';
import type { InferenceServices } from './inference-services.ts';
import { rewriteOpenAiRequest } from './openai/rewrite-request.ts';
import type { AnswerError, ClientEvents, ClientSink } from './ports.ts';
import { ProviderError } from './provider-error.ts';
import { nextDeadline } from './stream/deadlines.ts';
import { toSettlement } from './stream/settlement.ts';

const KEEP_ALIVE = new TextEncoder().encode(': keepalive\n\n');
const LINE_ENDS = new TextEncoder().encode('\n\n');
const EVENT_STREAM = 'text/event-stream; charset=utf-8';
/** How long an upstream may keep its connection open behind a finished answer. */
const LINGER_MS = 1_000;

/**
 * - `attempting`: an upstream is being asked; nothing of an answer has gone to the client.
 * - `answering`: some of it has, so there is no other deployment to turn to.
 * - `settling`: the ending is decided and the settlement is on its way to the ledger; a whole answer's end is held.
 * - `lingering`: the client has everything; the upstream has yet to close.
 * - `done`.
 *
 * `#settle` is the only way out of the first two and leaves them at once: hence one settlement, whatever comes when.
 */
type Phase = 'attempting' | 'answering' | 'settling' | 'lingering' | 'done';

/** One admitted request, from its first attempt until its settlement is durable. stream/SPEC.md has the table. */
export class InferenceRun implements ClientEvents, AttemptListener {
  /** Where the runner keeps it. */
  place = 0;
  readonly #services: InferenceServices;
  readonly #request: InferenceRequest;
  readonly #client: ClientSink;
  readonly #onDone: (run: InferenceRun) => void;
  readonly #requestId: RequestId;
  readonly #trace: RequestTrace;
  readonly #attempts: AttemptRecord[] = [];
  #phase: Phase = 'attempting';
  #attempt: Attempt;
  #timer: Timer | null = null;
  #clientGone = false;
  #clientPaused = false;
  #headSent = false;
  /** The status the client was sent or is to be sent. */
  #status: number | null = null;
  #lastClientUs: number;
  /** Weir's own time until the first dispatch; then until the first byte towards the client. */
  #overheadUs: number;
  #firstTokenArrivedUs: number | null = null;
  #firstTokenSentUs: number | null = null;
  #streamedBytes = 0;

  constructor(
    services: InferenceServices,
    request: InferenceRequest,
    client: ClientSink,
    onDone: (run: InferenceRun) => void,
  ) {
    this.#services = services;
    this.#request = request;
    this.#client = client;
    this.#onDone = onDone;
    this.#requestId = services.newRequestId();
    this.#trace = services.telemetry.requestStarted(
      request.operation,
      request.model.name,
      request.trace,
      new Date(request.receivedMs),
    );
    if (request.parsed.streaming) services.telemetry.streamsActive(1);
    client.events = this;
    this.#lastClientUs = this.nowUs();
    this.#attempt = this.#try(request.deployments[0]!);
    this.#overheadUs = this.#attempt.dispatchedUs - request.receivedUs;
    this.#watch();
  }

  nowUs(): number {
    return this.#services.clock.monotonicUs();
  }

  #try(deployment: RoutedDeployment): Attempt {
    const { parsed, body, operation } = this.#request;
    const { connection } = deployment;
    const { upstreamName } = deployment;
    const traceparent = this.#trace.attemptStarted({
      provider: connection.kind,
      operation,
      upstreamModel: upstreamName,
      serverAddress: connection.baseUrl,
    });
    const added = {
      lastEvent: !parsed.usageAsked,
      everyEvent: connection.continuousUsage && !parsed.continuousUsageAsked,
    };
    const attempt = new Attempt(deployment, added, this);
    attempt.upstream = this.#services.providers[connection.kind].open(
      {
        operation,
        connection,
        body: rewriteOpenAiRequest(parsed, body, upstreamName, connection.continuousUsage),
        streaming: parsed.streaming,
        traceparent,
      },
      attempt,
    );
    return attempt;
  }

  #attemptEnded(errorCode: string | null): void {
    const { deployment, dispatchedUs, status } = this.#attempt;
    this.#trace.attemptEnded({ status, errorCode });
    this.#attempts.push({
      deploymentId: deployment.id,
      connectionId: deployment.connection.id,
      status,
      errorCode,
      durationUs: this.nowUs() - dispatchedUs,
    });
  }

  get #isRunning(): boolean {
    return this.#phase === 'attempting' || this.#phase === 'answering';
  }

  // What the attempt tells.

  pass(bytes: Uint8Array): void {
    if (this.#clientGone) return;
    if (this.#phase === 'attempting') this.#phase = 'answering';
    this.#sendStreamHead();
    this.#streamedBytes += bytes.length;
    this.#lastClientUs = this.#attempt.lastReadUs;
    this.#writeToClient(bytes);
  }

  clientReady(): boolean {
    return !this.#clientPaused;
  }

  firstToken(nowUs: number): void {
    this.#firstTokenArrivedUs = nowUs;
    this.#firstTokenSentUs = this.nowUs();
  }

  finished(toldFailure: boolean): void {
    if (this.#attempt.isBuffered) {
      if (this.#headSent) {
        // A stream was awaited and begun with a comment; its answer came as a body.
        this.failed(
          new ProviderError('upstream_malformed_answer', { status: this.#attempt.status ?? undefined }),
        );
        return;
      }
      this.#status = this.#attempt.status;
      this.#overheadUs += this.nowUs() - this.#attempt.lastReadUs;
    } else this.#status = 200;
    const errorCode = toldFailure ? 'upstream_error_event' : null;
    this.#attemptEnded(errorCode);
    this.#settle(toldFailure ? 'upstream_failed' : 'completed', errorCode).then(this.#handOver, this.#refuse);
  }

  failed(error: ProviderError): void {
    this.#attemptEnded(error.code);
    const next = this.#request.deployments[this.#attempts.length];
    const mayRetry =
      this.#phase === 'attempting' && error.retryable && this.#attempts.length < this.#services.maxAttempts;
    if (mayRetry && next !== undefined) {
      this.#attempt = this.#try(next);
      this.#timer?.cancel();
      this.#watch();
    } else this.#fail(error.isTimeout ? 'timed_out' : 'upstream_failed', error);
  }

  closed(): void {
    if (this.#phase === 'lingering') this.#endAnswer();
  }

  observerFailed(error: unknown): void {
    this.#services.logger.log('warn', 'request.observer_failed', {
      requestId: this.#requestId,
      errorName: error instanceof Error ? error.name : typeof error,
    });
  }

  // What the client's connection tells.

  drained(): void {
    if (!this.#clientPaused) return;
    this.#clientPaused = false;
    this.#attempt.resume();
  }

  gone(): void {
    this.#clientGone = true;
    if (this.#phase === 'lingering') this.#done();
    if (!this.#isRunning) return;
    this.#attempt.close();
    this.#attemptEnded('client_disconnected');
    this.#settle('client_disconnected', 'client_disconnected').then(this.#done, this.#done);
  }

  /** The process is about to stop: ends the request now. */
  shutDown(error: DomainError): void {
    if (this.#phase === 'lingering') this.#endAnswer();
    if (!this.#isRunning) return;
    this.#attempt.close();
    this.#attemptEnded(error.code);
    this.#fail('shut_down', error);
  }

  // Time.

  #watch(): void {
    const { clock } = this.#services;
    const { timeouts } = this.#attempt.deployment.connection;
    const keepAliveMs = this.#request.parsed.streaming ? this.#services.keepAliveMs : 0;
    const deadline = nextDeadline({
      timeouts,
      dispatchedUs: this.#attempt.dispatchedUs,
      answered: this.#attempt.answered,
      lastReadUs: this.#attempt.lastReadUs,
      paused: this.#clientPaused,
      lastClientUs: this.#lastClientUs,
      keepAliveMs,
    });
    const leftMs = Math.ceil((deadline.atUs - this.nowUs()) / 1000);
    if (leftMs > 0) {
      // No chunk touches the timer, so it must come round often enough to see a deadline that came nearer meanwhile.
      const often = keepAliveMs > 0 ? Math.min(timeouts.idleMs, keepAliveMs) : timeouts.idleMs;
      this.#timer = clock.schedule(Math.min(leftMs, often), this.#onTimer);
    } else if (deadline.what === 'keep-alive') {
      this.#keepAlive();
      if (this.#isRunning) this.#watch();
    } else {
      this.#attempt.close();
      this.failed(new ProviderError(deadline.what, { status: this.#attempt.status ?? undefined }));
    }
  }

  readonly #onTimer = (): void => {
    if (this.#isRunning) this.#watch();
  };

  /** Also before the upstream has said anything: then the status is given away, and a failure will be an event. */
  #keepAlive(): void {
    this.#lastClientUs = this.nowUs();
    if (this.#clientPaused || !this.#attempt.mayComment) return;
    this.#sendStreamHead();
    this.#writeToClient(KEEP_ALIVE);
  }

  // Towards the client.

  #sendStreamHead(): void {
    if (this.#headSent) return;
    this.#status = 200;
    if (this.#attempt.answered) this.#overheadUs += this.nowUs() - this.#attempt.lastReadUs;
    this.#sendHead(EVENT_STREAM, null);
  }

  #sendHead(contentType: string, contentLength: number | null): void {
    this.#headSent = true;
    this.#client.head({
      status: this.#status!,
      contentType,
      contentLength,
      model: this.#request.model.name,
      deploymentId: this.#attempt.deployment.id,
      attempts: this.#attempts.length + (this.#isRunning ? 1 : 0),
      overheadUs: this.#overheadUs,
    });
  }

  #writeToClient(bytes: Uint8Array): void {
    if (!this.#client.write(bytes)) this.#clientPaused = true;
  }

  // Settling.

  #fail(ending: Ending, error: AnswerError): void {
    if (!this.#headSent) this.#status = this.#client.statusOf(error);
    const settled = this.#settle(ending, error.code);
    // Half of an event too large to hold: end it, so that the error is an event of its own.
    if (this.#headSent && !this.#attempt.betweenEvents) this.#writeToClient(LINE_ENDS);
    if (!this.#clientGone) this.#client.fail(error);
    this.#logFailure(ending, error);
    settled.then(this.#done, this.#done);
  }

  #logFailure(ending: Ending, error: AnswerError): void {
    this.#services.logger.log('info', 'request.failed', {
      requestId: this.#requestId,
      errorCode: error.code,
      status: this.#status ?? 0,
      ending,
      durationUs: this.nowUs() - this.#request.receivedUs,
    });
  }

  #settle(ending: Ending, errorCode: string | null): Promise<void> {
    this.#phase = 'settling';
    this.#timer?.cancel();
    const { facts, deployment, dispatchedUs, responseBytes, heldBytes } = this.#attempt;
    const record = toSettlement({
      requestId: this.#requestId,
      request: this.#request,
      deployment,
      dispatchedUs,
      attempts: this.#attempts,
      answer: facts,
      ending,
      status: this.#status,
      errorCode,
      firstTokenArrivedUs: this.#firstTokenArrivedUs,
      firstTokenSentUs: this.#firstTokenSentUs,
      endedUs: this.nowUs(),
      overheadUs: this.#overheadUs,
      responseBytes: responseBytes ?? this.#streamedBytes + heldBytes,
    });
    this.#services.telemetry.recordSettlement(record);
    this.#trace.settled(record);
    return this.#services.ledger.commit(record);
  }

  /** The settlement is durable: the client may have the end of its answer. */
  readonly #handOver = (): void => {
    if (this.#clientGone) {
      this.#done();
      return;
    }
    const { body } = this.#attempt;
    if (body !== null) {
      this.#sendHead(body.contentType, body.bytes.length);
      this.#writeToClient(body.bytes);
      this.#endAnswer();
      return;
    }
    this.#sendStreamHead();
    this.#phase = 'lingering';
    this.#attempt.release();
    if (this.#clientGone || this.#attempt.upstreamClosed) this.#endAnswer();
    else this.#timer = this.#services.clock.schedule(LINGER_MS, this.#endAnswer);
  };

  /** No durable place took the settlement, so the client must not believe that the answer was whole. */
  readonly #refuse = (error: DomainError): void => {
    if (!this.#headSent) this.#status = this.#client.statusOf(error);
    if (!this.#clientGone) this.#client.fail(error);
    this.#logFailure('completed', error);
    this.#done();
  };

  readonly #endAnswer = (): void => {
    if (!this.#clientGone) this.#client.end();
    this.#done();
  };

  readonly #done = (): void => {
    if (this.#phase === 'done') return;
    this.#phase = 'done';
    this.#timer?.cancel();
    this.#attempt.close();
    if (this.#request.parsed.streaming) this.#services.telemetry.streamsActive(-1);
    this.#onDone(this);
  };
}
