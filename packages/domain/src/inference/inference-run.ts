import type { Timer } from '../kernel/clock.ts';
import type { DomainError } from '../kernel/domain-error.ts';
import type { RequestId } from '../kernel/ids.ts';
import { lifecycleHeaders } from '../models/lifecycle.ts';
import type { Route } from '../routing/route.ts';
import type { RequestOutcome, RequestTrace } from '../telemetry/ports.ts';
import type { AttemptRecord, Ending, UsageRecord } from '../usage/usage-record.ts';
import { Attempt, type AttemptListener } from './attempt.ts';
import { type Deadline, nextDeadline } from './deadlines.ts';
import type { InferencePorts } from './inference-ports.ts';
import type { InferenceRequest } from './inference-request.ts';
import type { LiveRequest } from './live-request.ts';
import { type NextAttempt, NextAttempts, type PreparedAttempt } from './next-attempts.ts';
import type { AnswerError, ClientEvents, ClientSink } from './ports.ts';
import { ProviderError } from './provider-error.ts';
import { RUN_STEPS, type RunAction, type RunEvent, type RunPhase } from './run-phase.ts';
import { toSettlement } from './settlement.ts';
import { EVENT_STREAM } from './stream/answer-stream.ts';
import { rejectsStreamOptions } from './stream-options-rejections.ts';
import { BYTES_PER_TOKEN } from './token-estimate.ts';

const LINE_ENDS = new TextEncoder().encode('\n\n');
/** Half of what an estimate takes for a token, since nothing may cost more than what is covered. */
const COVERED_BYTES_PER_TOKEN = BYTES_PER_TOKEN / 2;
/** How long an upstream may keep its connection open after a finished answer. */
const LINGER_MS = 1_000;
/** How long limits may take to say whether there is room for what costs something. */
const LIMIT_WAIT_MS = 10_000;

/** Why an attempt ended that was one of two: the other one answered sooner. */
const OVERTAKEN = 'overtaken';

/**
 * One admitted request, from its first attempt until its settlement is durable. What it does when is the table of
 * run-phase.ts, which stream/SPEC.md shows.
 */
export class InferenceRun implements ClientEvents, AttemptListener {
  /** Its index in the runner's list. */
  place = 0;
  /** The id of its record. */
  readonly requestId: RequestId;
  readonly #ports: InferencePorts;
  readonly #request: InferenceRequest;
  readonly #client: ClientSink;
  readonly #onDone: (run: InferenceRun) => void;
  readonly #attempts: AttemptRecord[] = [];
  #phase: RunPhase = 'attempting';
  /** The failure of the last attempt and the end of the wait for the next one, monotonic microseconds; null while none is waited for. */
  #waitsFor: {
    readonly error: ProviderError;
    readonly untilUs: number;
    readonly isForLimit: boolean;
  } | null = null;
  /** Of the first attempt, once there is another one. */
  #firstError: ProviderError | null = null;
  /** All set from `start` on. */
  #route!: Route;
  #next!: NextAttempts;
  #trace!: RequestTrace;
  /** The attempt that is under way, or was last. */
  #attempt!: Attempt;
  /** The one beside it while two are under way. */
  #rival: Attempt | null = null;
  /** When it comes, milliseconds from the dispatch of a slow attempt; null for never, and once it was due. */
  #hedgeAfterMs: number | null = null;
  #timer: Timer | null = null;
  #clientGone = false;
  #clientPaused = false;
  /** Whether a limit is asked for more, and the upstream pauses. */
  #awaitsLimit = false;
  /** Output tokens beyond which a limit has to be asked. */
  #extendAtTokens: number;
  #headSent = false;
  /** Whether it is counted as a stream under way. */
  readonly #isStream: boolean;
  /** The HTTP status that the client got or will get. */
  #status: number | null = null;
  #lastClientUs = 0;
  #admittedUs = 0;
  /** Weir's own time until the first dispatch; later, until the first byte to the client. */
  #overheadUs = 0;
  #firstTokenArrivedUs: number | null = null;
  #firstTokenSentUs: number | null = null;
  #streamedBytes = 0;
  /** Set on the way into `settling` or `closing`. */
  #settlement: UsageRecord | null = null;

  constructor(
    ports: InferencePorts,
    request: InferenceRequest,
    client: ClientSink,
    onDone: (run: InferenceRun) => void,
  ) {
    this.#ports = ports;
    this.#request = request;
    this.#client = client;
    this.#onDone = onDone;
    this.requestId = ports.newRequestId();
    this.#isStream = request.parsed.streaming;
    this.#extendAtTokens = request.admitted.extendAtTokens;
  }

  get phase(): RunPhase {
    return this.#phase;
  }

  /** Milliseconds since 1970. */
  get receivedMs(): number {
    return this.#request.receivedMs;
  }

  get live(): LiveRequest {
    const { key, operation, parsed, model, receivedMs, clientRequestId } = this.#request;
    return {
      requestId: this.requestId,
      clientRequestId,
      organizationId: key.organizationId,
      workspaceId: key.workspaceId,
      apiKeyId: key.id,
      userId: key.ownerUserId,
      operation: operation.name,
      model: model.name,
      streamed: parsed.streaming,
      startedAt: new Date(receivedMs),
      hasAnswer: this.#headSent,
      outputTokens: this.#attempt.outputTokens(BYTES_PER_TOKEN),
    };
  }

  /**
   * Dispatches the first attempt. Called once, before anything else.
   *
   * @throws DomainError `no_deployment_available`, or `unsupported_parameter` when no deployment can express the request
   */
  start(): void {
    const { telemetry, router, streamOptionsRejections } = this.#ports;
    const request = this.#request;
    this.#admittedUs = this.nowUs();
    this.#lastClientUs = this.#admittedUs;
    this.#route = router.begin(request);
    this.#next = new NextAttempts(this.#route, request, streamOptionsRejections, this.#onChargeKnown);
    const first = this.#next.first();
    this.#trace = telemetry.requestStarted(
      request.operation,
      request.model.name,
      request.trace,
      request.receivedMs,
    );
    this.#client.events = this;
    const { arriving } = request.body;
    if (arriving !== null) arriving.onRefused = (error) => this.stop('cancelled', error);
    if (this.#mayHedge) this.#hedgeAfterMs = request.model.routing.hedgeAfterMs;
    this.#attempt = this.#open(first);
    if (this.#isStream) telemetry.streamsActive(1);
    this.#overheadUs = this.#attempt.dispatchedUs - request.receivedUs - request.uploadUs;
    this.#watch();
  }

  nowUs(): number {
    return this.#ports.clock.monotonicUs();
  }

  /** Moves to the next phase and returns the action to carry out. */
  #step(event: RunEvent): RunAction {
    const { action, next } = RUN_STEPS[this.#phase][event];
    this.#phase = next;
    return action;
  }

  // Attempts.

  get #mayHedge(): boolean {
    const { model, deployments, body } = this.#request;
    return model.routing.hedgeAfterMs !== null && deployments.length > 1 && body.arriving === null;
  }

  #open({ asked, form, leavesOptionsOut }: PreparedAttempt): Attempt {
    const { body, contentType, reader, addsStreamOptions, translation } = form;
    const { parsed, operation, headers } = this.#request;
    const { connection, upstreamName } = asked.deployment;
    const trace = this.#trace.attemptStarted({ operation, upstreamModel: upstreamName, connection });
    const attempt = new Attempt(asked, operation.dialect, reader, this, translation, this.#mayHedge);
    attempt.trace = trace;
    if (addsStreamOptions) attempt.streamOptions = 'added';
    else if (leavesOptionsOut) attempt.streamOptions = 'left out';
    attempt.upstream = this.#ports.providers[connection.kind].open(
      {
        method: operation.method,
        path: translation?.path ?? operation.path,
        connection,
        upstreamName,
        body,
        arriving: this.#request.body.arriving,
        contentType,
        streaming: parsed.streaming,
        traceparent: trace.traceparent,
        tracestate: trace.tracestate,
        headers,
      },
      attempt,
    );
    return attempt;
  }

  #attemptEnded(attempt: Attempt, errorCode: string | null): void {
    const { deployment, dispatchedUs, firstByteUs, status, streamOptions } = attempt;
    // Only an upstream that answers without them has really rejected them.
    if (streamOptions === 'left out' && errorCode === null)
      this.#ports.streamOptionsRejections.add(deployment.id);
    const record: AttemptRecord = {
      deploymentId: deployment.id,
      connectionId: deployment.connection.id,
      status,
      errorCode,
      durationUs: this.nowUs() - dispatchedUs,
      startOffsetUs: dispatchedUs - this.#request.receivedUs,
      firstByteUs: firstByteUs === null ? null : firstByteUs - dispatchedUs,
      breakerState: attempt.asked.permit === 'probe' ? 'half_open' : 'closed',
    };
    this.#attempts.push(record);
    attempt.trace?.ended(record);
  }

  /** Weir ends what is under way. The last attempt on the record is the one that the record is about. */
  #endAttempts(errorCode: string): void {
    if (this.#waitsFor !== null) return;
    if (this.#rival !== null) this.#endAttempt(this.#rival, errorCode);
    this.#rival = null;
    this.#endAttempt(this.#attempt, errorCode);
  }

  #endAttempt(attempt: Attempt, errorCode: string): void {
    this.#route.left(attempt.asked);
    attempt.close();
    this.#attemptEnded(attempt, errorCode);
  }

  // Two attempts.

  /** The attempt keeps the client waiting: another deployment is asked as well, if one may be. */
  #hedge(): void {
    this.#hedgeAfterMs = null;
    const prepared = this.#next.beside(this.#attempt.asked);
    if (prepared !== null && this.#step('slow') === 'hedge') this.#rival = this.#open(prepared);
  }

  /** The attempt is the only one from now on. */
  #lead(attempt: Attempt): void {
    const other = this.#otherThan(attempt);
    this.#attempt = attempt;
    this.#rival = null;
    this.#route.overtaken(other.asked);
    other.close();
    this.#attemptEnded(other, OVERTAKEN);
  }

  #otherThan(attempt: Attempt): Attempt {
    return attempt === this.#attempt ? this.#rival! : this.#attempt;
  }

  /** Of one of two attempts, the event makes it the only one first. */
  #stepOf(attempt: Attempt, event: RunEvent): RunAction {
    const action = this.#step(event);
    if (action !== 'lead') return action;
    this.#lead(attempt);
    return this.#step(event);
  }

  #failedOfTwo(attempt: Attempt, error: ProviderError): void {
    const isOptions = attempt.streamOptions === 'added' && rejectsStreamOptions(error);
    if (isOptions) this.#route.left(attempt.asked);
    const goesOn = isOptions || this.#route.failedBeside(attempt.asked, error);
    if (this.#step(goesOn ? 'fails, others left' : 'fails') === 'go on') {
      this.#attempt = this.#otherThan(attempt);
      this.#rival = null;
      this.#attemptEnded(attempt, error.code);
      this.#firstError ??= error;
      this.#timer?.cancel();
      this.#watch();
    } else {
      this.#lead(attempt);
      this.#attemptEnded(attempt, error.code);
      this.#failWith(error);
    }
  }

  // What the attempt reports.

  pass(bytes: Uint8Array, attempt: Attempt): void {
    if (this.#stepOf(attempt, 'bytes') !== 'pass') return;
    this.#sendStreamHead();
    // The stream may take minutes.
    if (this.#streamedBytes === 0) this.#next.release();
    this.#streamedBytes += bytes.length;
    this.#lastClientUs = this.#attempt.lastReadUs;
    this.#writeToClient(bytes);
    if (this.#extendAtTokens !== Number.POSITIVE_INFINITY && this.#coveredTokens > this.#extendAtTokens)
      this.#extend();
  }

  clientReady(): boolean {
    return !this.#clientPaused && !this.#awaitsLimit;
  }

  firstToken(nowUs: number, attempt: Attempt): void {
    this.#route.firstToken(attempt.asked, nowUs - this.#askedUs(attempt));
    this.#firstTokenArrivedUs = nowUs;
    this.#firstTokenSentUs = this.nowUs();
  }

  bodyBegan(attempt: Attempt): void {
    this.#stepOf(attempt, 'body begins');
  }

  finished(toldFailure: boolean, attempt: Attempt): void {
    const { isBuffered, status, lastReadUs, asked } = attempt;
    if (isBuffered && this.#headSent) {
      // A stream was expected and begun with a comment, but the answer came as a body.
      this.failed(new ProviderError('upstream_malformed_answer', { status: status ?? undefined }), attempt);
      return;
    }
    if (this.#stepOf(attempt, 'answer whole') !== 'settle') return;
    if (isBuffered) {
      this.#status = status;
      this.#overheadUs += this.nowUs() - lastReadUs;
    } else this.#status = 200;
    const errorCode = toldFailure ? 'upstream_error_event' : null;
    if (toldFailure) this.#route.failed(asked, new ProviderError('upstream_error_event'), false);
    else this.#route.succeeded(asked);
    this.#attemptEnded(attempt, errorCode);
    this.#settle(toldFailure ? 'upstream_failed' : 'completed', errorCode);
  }

  failed(error: ProviderError, attempt: Attempt): void {
    if (this.#rival !== null) {
      this.#failedOfTwo(attempt, error);
      return;
    }
    const { asked } = attempt;
    const isAttempting = this.#phase === 'attempting';
    const isOptions = isAttempting && attempt.streamOptions === 'added' && rejectsStreamOptions(error);
    const mayMoveOn = isAttempting && this.#request.body.isRepeatable;
    const next = isOptions ? asked : this.#route.failed(asked, error, mayMoveOn);
    const prepared = this.#next.after(next, isOptions);
    const event =
      prepared === null ? 'fails' : typeof prepared === 'object' ? 'fails, others left' : 'fails, may pass';
    if (this.#step(event) === 'nothing') return;
    this.#attemptEnded(attempt, error.code);
    if (prepared === null) {
      this.#failWith(error);
      return;
    }
    this.#firstError ??= error;
    if (typeof prepared === 'object') this.#dispatchNext(prepared);
    else this.#wait(prepared, error);
  }

  #dispatchNext(prepared: PreparedAttempt): void {
    this.#attempt = this.#open(prepared);
    this.#timer?.cancel();
    this.#watch();
  }

  /** Where only Weir's credential for the fallback is at fault, the client hears what made a fallback necessary. */
  #failWith(error: ProviderError): void {
    const { limitRefusal } = this.#next;
    if (limitRefusal !== null) this.#ports.telemetry.fallbackRefused(limitRefusal.code);
    const told = error.code === 'upstream_credential_rejected' ? (this.#firstError ?? error) : error;
    this.#fail(told.isTimeout ? 'timed_out' : 'upstream_failed', told);
  }

  closed(): void {
    if (this.#step('upstream closed') === 'end') this.#endAnswer();
  }

  observerFailed(error: unknown): void {
    this.#ports.logger.log('warn', 'request.observer_failed', {
      requestId: this.#request.clientRequestId,
      errorName: error instanceof Error ? error.name : typeof error,
    });
  }

  // What the client's connection reports.

  drained(): void {
    if (!this.#clientPaused) return;
    this.#clientPaused = false;
    if (this.#step('client drained') !== 'resume' || this.#awaitsLimit) return;
    this.#attempt.resume();
    this.#rival?.resume();
  }

  halfClosed(): void {
    if (this.#headSent && this.#step('keep-alive due') === 'comment') this.#keepAlive();
  }

  gone(): void {
    this.#clientGone = true;
    const wasDone = this.#phase === 'done';
    const action = this.#step('client gone');
    if (action === 'leave') {
      this.#endAttempts('client_disconnected');
      this.#settle('client_disconnected', 'client_disconnected');
    } else if (this.#phase === 'done' && !wasDone) this.#finish();
  }

  /**
   * Ends the request now. False when its answer was complete, or it had ended.
   *
   * @param error what the client is told
   */
  stop(ending: 'shut_down' | 'limit_reached' | 'cancelled', error: DomainError): boolean {
    const action = this.#step('stopped');
    if (action === 'end') this.#endAnswer();
    if (action !== 'stop') return false;
    this.#endAttempts(error.code);
    this.#fail(ending, error);
    return true;
  }

  // Limits.

  /** Output tokens that have to be covered: where they are not reported, as many as the text may be. */
  get #coveredTokens(): number {
    return this.#attempt.outputTokens(COVERED_BYTES_PER_TOKEN);
  }

  #extend(): void {
    // Once it is finished, nothing more is generated.
    if (this.#awaitsLimit || this.#phase !== 'answering' || this.#attempt.hasFinish) return;
    const { admitted } = this.#request;
    const extension = admitted.extend(this.#coveredTokens, this.#onLimitKnown);
    this.#extendAtTokens = admitted.extendAtTokens;
    if (extension === 'waits') this.#awaitsLimit = true;
    else if (extension !== 'goes on') this.stop('limit_reached', extension);
  }

  readonly #onLimitKnown = (): void => {
    this.#awaitsLimit = false;
    if (this.#phase !== 'answering') return;
    this.#extend();
    if (this.#phase === 'answering' && this.clientReady()) this.#attempt.resume();
  };

  // Time.

  /** When the upstream had the whole request. */
  #askedUs({ dispatchedUs }: Attempt): number {
    return Math.max(dispatchedUs, this.#request.body.arriving?.upstreamSinceUs ?? 0);
  }

  /** Whether the client still sends its request, and the upstream takes it. */
  get #isArriving(): boolean {
    return this.#request.body.arriving?.upstreamSinceUs === null;
  }

  /** While an attempt is running, or two. */
  #watch(): void {
    let attempt = this.#attempt;
    let deadline = this.#deadlineOf(attempt);
    let { idleMs } = attempt.deployment.connection.timeouts;
    if (this.#isArriving) idleMs = Math.min(idleMs, attempt.deployment.connection.timeouts.firstByteMs);
    if (this.#rival !== null) {
      const other = this.#deadlineOf(this.#rival);
      idleMs = Math.min(idleMs, this.#rival.deployment.connection.timeouts.idleMs);
      if (other.atUs < deadline.atUs) [attempt, deadline] = [this.#rival, other];
    }
    const keepAliveMs = this.#keepAliveMs;
    const leftMs = Math.ceil((deadline.atUs - this.nowUs()) / 1000);
    if (leftMs > 0) {
      // Chunks do not touch the timer, so it must fire often enough to see a deadline that moved closer.
      const often = keepAliveMs > 0 ? Math.min(idleMs, keepAliveMs) : idleMs;
      this.#timer = this.#ports.clock.schedule(Math.min(leftMs, often), this.#onTimer);
    } else if (deadline.what === 'keep-alive') {
      if (this.#step('keep-alive due') === 'comment') this.#keepAlive();
      if (this.#isAttempting) this.#watch();
    } else if (deadline.what === 'hedge') {
      this.#hedge();
      this.#watch();
    } else {
      attempt.close();
      this.failed(new ProviderError(deadline.what, { status: attempt.status ?? undefined }), attempt);
    }
  }

  #deadlineOf(attempt: Attempt): Deadline {
    const hedges = this.#hedgeAfterMs !== null && this.#phase === 'attempting' && !attempt.hasBegun;
    const waitsSinceUs = this.#isArriving ? null : this.#askedUs(attempt);
    return nextDeadline({
      timeouts: attempt.deployment.connection.timeouts,
      waitsSinceUs,
      answered: attempt.answered,
      lastHeardUs: attempt.lastHeardUs,
      paused: !this.clientReady(),
      // Before it has sent its request a client does not wait.
      lastClientUs: Math.max(this.#lastClientUs, this.#request.body.arriving?.upstreamSinceUs ?? 0),
      keepAliveMs: this.#keepAliveMs,
      hedgeAfterMs: hedges ? this.#hedgeAfterMs : null,
    });
  }

  /** 0: no comments. A client that still sends its request is not told that it was taken. */
  get #keepAliveMs(): number {
    const { parsed, body } = this.#request;
    return parsed.streaming && body.arriving?.isComplete !== false ? this.#ports.keepAliveMs : 0;
  }

  readonly #onTimer = (): void => {
    if (this.#isAttempting) this.#watch();
  };

  /** Nothing is under way until then; a client of a stream gets comments. */
  #wait(wait: Exclude<NextAttempt, PreparedAttempt | null>, error: ProviderError): void {
    this.#timer?.cancel();
    const isForLimit = typeof wait !== 'number';
    const waitMs = isForLimit ? LIMIT_WAIT_MS : wait;
    this.#waitsFor = { error, untilUs: this.nowUs() + waitMs * 1000, isForLimit };
    this.#watchWait();
  }

  readonly #watchWait = (): void => {
    if (this.#waitsFor === null || this.#phase !== 'waiting') return;
    const nowUs = this.nowUs();
    const keepAliveMs = this.#clientPaused ? 0 : this.#keepAliveMs;
    const commentUs = keepAliveMs > 0 ? this.#lastClientUs + keepAliveMs * 1000 : Number.POSITIVE_INFINITY;
    const { untilUs, error, isForLimit } = this.#waitsFor;
    if (nowUs >= untilUs) {
      const next = isForLimit ? null : this.#next.after(this.#route.waited());
      // One wait follows another only behind an attempt.
      this.#waitIsOver(typeof next === 'object' ? next : null, error);
      return;
    }
    if (nowUs >= commentUs) {
      if (this.#step('keep-alive due') === 'comment') this.#keepAlive();
      // The client may have left during the write.
      this.#watchWait();
      return;
    }
    const leftMs = Math.ceil((Math.min(untilUs, commentUs) - nowUs) / 1000);
    this.#timer = this.#ports.clock.schedule(leftMs, this.#watchWait);
  };

  /** The limit that a wait was for has answered. */
  readonly #onChargeKnown = (): void => {
    if (this.#phase !== 'waiting' || this.#waitsFor?.isForLimit !== true) return;
    const { error } = this.#waitsFor;
    const next = this.#next.onceKnown();
    if (typeof next === 'object') this.#waitIsOver(next, error);
    else this.#wait(next, error);
  };

  #waitIsOver(prepared: PreparedAttempt | null, error: ProviderError): void {
    this.#waitsFor = null;
    this.#timer?.cancel();
    if (this.#step(prepared === null ? 'fails' : 'wait over') === 'nothing') return;
    if (prepared === null) this.#failWith(error);
    else this.#dispatchNext(prepared);
  }

  get #isAttempting(): boolean {
    return this.#phase === 'attempting' || this.#phase === 'racing' || this.#phase === 'answering';
  }

  /** Also before the upstream has answered: then the status is sent, and a later failure becomes an event. */
  #keepAlive(): void {
    this.#lastClientUs = this.nowUs();
    if (!this.#attempt.mayComment) return;
    this.#sendStreamHead();
    this.#writeToClient(this.#request.operation.dialect.keepAlive);
  }

  // To the client.

  #sendStreamHead(): void {
    if (this.#headSent) return;
    this.#status = 200;
    if (this.#attempt.answered) this.#overheadUs += this.nowUs() - this.#attempt.lastReadUs;
    this.#sendHead(this.#attempt.passedType ?? EVENT_STREAM, null);
  }

  #sendHead(contentType: string, contentLength: number | null): void {
    this.#headSent = true;
    this.#client.head({
      status: this.#status!,
      contentType,
      contentLength,
      model: this.#request.model.name,
      deploymentId: this.#attempt.deployment.id,
      attempts: this.#attempts.length + (this.#isAttempting ? 1 : 0) + (this.#rival === null ? 0 : 1),
      overheadUs: this.#overheadUs,
      limitHeaders: this.#request.admitted.headers,
      modelHeaders: lifecycleHeaders(this.#request.model.lifecycle),
      upstreamHeaders: this.#attempt.headers,
    });
  }

  #writeToClient(bytes: Uint8Array): void {
    if (!this.#client.write(bytes)) this.#clientPaused = true;
  }

  #tellFailure(error: AnswerError): void {
    if (this.#clientGone) return;
    // In a body that is passed an error cannot be told: it would be taken for a part of it.
    if (this.#headSent && this.#attempt.passedType !== null) this.#client.breakOff();
    else this.#client.fail(error, this.#attempt.lastEvent);
  }

  #fail(ending: Ending, error: AnswerError): void {
    if (!this.#headSent) this.#status = this.#client.statusOf(error);
    this.#settle(ending, error.code);
    // The client has half of an oversized event: end it, so that the error is an event of its own.
    if (this.#headSent && !this.#attempt.betweenEvents) this.#writeToClient(LINE_ENDS);
    this.#tellFailure(error);
  }

  // Settling.

  /** The one exit: called once, on the way into `settling` or `closing`. */
  #settle(ending: Ending, errorCode: string | null): void {
    this.#timer?.cancel();
    this.#next.release();
    this.#request.body.arriving?.leave();
    const { facts, deployment, dispatchedUs, responseBytes, heldBytes, upstreamRequestId } = this.#attempt;
    const record = toSettlement({
      requestId: this.requestId,
      request: this.#request,
      deployment,
      dispatchedUs,
      askedUs: this.#askedUs(this.#attempt),
      attempts: this.#attempts,
      upstreamRequestId,
      answer: facts,
      ending,
      status: this.#status,
      errorCode,
      admittedUs: this.#admittedUs,
      firstTokenArrivedUs: this.#firstTokenArrivedUs,
      firstTokenSentUs: this.#firstTokenSentUs,
      endedUs: this.nowUs(),
      overheadUs: this.#overheadUs,
      responseBytes: responseBytes ?? this.#streamedBytes + heldBytes,
    });
    this.#request.admitted.settle(record);
    this.#settlement = record;
    this.#ports.ledger.commit(record).then(this.#onDurable, this.#onNotDurable);
  }

  readonly #onDurable = (): void => {
    if (this.#step('durable') === 'hand over') this.#handOver();
    else this.#finish();
  };

  /** The settlement is not durable, so the client must not believe that the answer was complete. */
  readonly #onNotDurable = (error: DomainError): void => {
    if (this.#step('not durable') === 'deny') {
      if (!this.#headSent) this.#status = this.#client.statusOf(error);
      this.#tellFailure(error);
    }
    const { ending, errorCode } = this.#settlement!;
    this.#finish({
      ...this.#settlement!,
      status: this.#status,
      ending: ending === 'completed' ? 'not_recorded' : ending,
      errorCode: errorCode ?? error.code,
    });
  };

  /** The client may have the end of its answer. */
  #handOver(): void {
    const { body } = this.#attempt;
    if (body !== null) {
      this.#sendHead(body.contentType, body.bytes.length);
      this.#writeToClient(body.bytes);
    } else {
      this.#sendStreamHead();
      this.#attempt.release();
    }
    // The client may have left during the write.
    if (this.#phase !== 'lingering') return;
    if (body === null && !this.#attempt.upstreamClosed) {
      this.#timer = this.#ports.clock.schedule(LINGER_MS, this.#onLingerLimit);
      return;
    }
    this.#step('end sent');
    this.#endAnswer();
  }

  readonly #onLingerLimit = (): void => {
    if (this.#step('linger limit') === 'end') this.#endAnswer();
  };

  #endAnswer(): void {
    this.#client.end();
    this.#finish();
  }

  /** On the way into `done`, with everything written: what is reported delays no client. */
  #finish(outcome: RequestOutcome = this.#settlement!): void {
    this.#timer?.cancel();
    this.#attempt.close();
    this.#trace.ended(outcome);
    this.#ports.requestLog.ended(outcome, this.#trace.traceId);
    if (this.#isStream) this.#ports.telemetry.streamsActive(-1);
    this.#onDone(this);
  }
}
