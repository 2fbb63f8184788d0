import type { ServerResponse } from 'node:http';
import type { Catalog } from './catalog.ts';
import { type ChosenScenario, chooseScenario } from './choose-scenario.ts';
import type { FlakyCounters } from './flaky-counters.ts';
import { type ApiRequest, isProblem, type ModelApi, type RequestProblem } from './model-api.ts';
import { parseForm } from './parse-form.ts';
import { PlanPlayer } from './play-write-plan.ts';
import type { RequestEnding, RequestLog, RequestRecord } from './request-log.ts';
import type { Scenario } from './scenarios.ts';
import { answerHeaders, sendError } from './send-answer.ts';
import { sendErrorScenario } from './send-error-scenario.ts';
import type { WritePlan } from './split-pieces.ts';
import type { StoredAnswers } from './stored-answers.ts';
import type { TimerWheel } from './timer-wheel.ts';
import type { Vendor } from './vendor.ts';
import { planBody, planStream } from './write-plan.ts';

/** What a server shares with each answer. */
export interface AnswerContext {
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly catalog: Catalog;
  readonly flaky: FlakyCounters;
  readonly stored: StoredAnswers;
  readonly wheel: TimerWheel;
  readonly log: RequestLog;
  readonly recordBytes: boolean;
  /** Called with the player of a plan that has begun, and again when it has ended. */
  readonly onPlay: (record: RequestRecord, player: PlanPlayer) => void;
  readonly onPlayed: (record: RequestRecord, ending: RequestEnding) => void;
}

/** A request on its way to its answer. */
export interface Exchange {
  readonly context: AnswerContext;
  readonly vendor: Vendor;
  readonly record: RequestRecord;
  readonly response: ServerResponse;
  readonly body: Buffer;
  /** The value of `{id}` in the path; empty without one. */
  readonly id: string;
}

const maximumModelLength = 1_000;

/** Answers a request of an API as its scenario says. */
export function answerRequest(api: ModelApi, exchange: Exchange): void {
  const { context, vendor, record, response } = exchange;
  const read = readRequest(api, exchange);
  if (isProblem(read)) {
    sendProblem(exchange, read);
    return;
  }
  const { model, request } = read;
  record.isStream = request.isStream;

  const header = record.headers['x-simulator-scenario'];
  const choice = chooseScenario(context.scenarios, model, Array.isArray(header) ? header[0] : header);
  if (choice.kind === 'unknown') {
    sendModelNotFound(exchange, model);
    return;
  }
  if (choice.kind === 'bad_parameter') {
    sendProblem(exchange, { message: choice.problem, param: 'model' });
    return;
  }
  record.scenario = choice.chosen.name;
  record.parameters = choice.chosen.parameters;

  const chosen = choice.chosen.scenario.flaky ? chooseFlakyTurn(context, choice.chosen) : choice.chosen;
  if (chosen === undefined) {
    const message = `There is no scenario '${choice.chosen.parameters.failAs}'.`;
    sendProblem(exchange, { message, param: 'model' });
    return;
  }
  if (chosen.scenario.connection === 'never-answer') return;
  if (chosen.scenario.connection === 'refuse') {
    record.end('cut');
    response.socket?.destroy();
    return;
  }
  if (chosen.scenario.error !== undefined) {
    sendErrorScenario(vendor, response, record, chosen.scenario.error, chosen.parameters);
    return;
  }
  sendAnswer(exchange, chosen, model, request);
}

function readRequest(
  api: ModelApi,
  { context, record, body: bytes, id }: Exchange,
): { readonly model: string; readonly request: ApiRequest } | RequestProblem {
  const body = parseForm(record.headers['content-type'] ?? '', bytes) ?? parseJson(bytes);
  if (body === undefined) return { message: 'The body is not JSON.', param: null };
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { message: 'The body must be a JSON object.', param: null };
  }
  const { model = api.defaultModel } = id === '' ? (body as { model?: unknown }) : { model: id };
  if (typeof model !== 'string' || model === '' || model.length > maximumModelLength) {
    return { message: 'You must provide a model, as text of at most 1,000 characters.', param: 'model' };
  }
  const request = api.read(body as Readonly<Record<string, unknown>>, context.stored);
  return isProblem(request) ? request : { model, request };
}

export function sendModelNotFound({ vendor, response, record }: Exchange, model: string): void {
  sendError(vendor, response, record, {
    status: 404,
    code: 'model_not_found',
    param: 'model',
    message: `The model '${model.slice(0, 200)}' does not exist in the simulator.`,
  });
}

function sendAnswer(exchange: Exchange, chosen: ChosenScenario, model: string, request: ApiRequest): void {
  const { vendor, record } = exchange;
  const answer = request.answer({
    model,
    chosen,
    shortId: `sim${record.number.toString(36).padStart(8, '0')}`,
    createdS: Math.floor(Date.now() / 1_000),
  });
  if (isProblem(answer)) {
    sendProblem(exchange, answer);
    return;
  }
  const { events, onFinished } = answer;
  if (record.isStream && events !== undefined) {
    const headers = {
      'content-type': vendor.stream.contentType,
      'cache-control': 'no-cache',
      ...answer.headers,
    };
    play(exchange, planStream(events(), chosen, vendor.stream), chosen, headers, onFinished);
    return;
  }
  const { plan, wholeBytes } = planBody(answer, chosen, vendor.failureBody);
  const headers: Record<string, string> = { 'content-type': 'application/json', ...answer.headers };
  // A cut or stalled body declares the whole length, so that the client notices that some is missing.
  if (chosen.scenario.alteration !== 'no-content-length') headers['content-length'] = String(wholeBytes);
  play(exchange, plan, chosen, headers, onFinished);
}

function play(
  { context, vendor, record, response }: Exchange,
  plan: WritePlan,
  chosen: ChosenScenario,
  headers: Record<string, string>,
  onFinished: (() => void) | undefined,
): void {
  if (context.recordBytes) context.log.holdAnswer(record, plan.body);
  const isHttp10 = response.req.httpVersionMinor === 0;
  const isChunked = headers['content-length'] === undefined && !isHttp10;
  const start = (): void => {
    const socket = response.socket;
    if (socket === null || record.ending !== undefined) return;
    const player = new PlanPlayer(plan, isChunked, response, context.wheel, record, (ending) => {
      context.onPlayed(record, ending);
      if (ending === 'finished') onFinished?.();
    });
    context.onPlay(record, player);
    const sendHeaders = (): void => {
      record.status = 200;
      response.writeHead(200, {
        ...answerHeaders(vendor, record),
        ...headers,
        ...(isChunked ? { 'transfer-encoding': 'chunked' } : undefined),
      });
      socket.cork();
      response.flushHeaders();
      player.run(performance.now());
      socket.uncork();
    };
    // A server that does not stream has nothing to say before its body is ready.
    const { headersDelayMs } = chosen.parameters;
    const beginMs = record.isStream ? headersDelayMs : (plan.dueMs[0] ?? headersDelayMs);
    if (beginMs === 0) sendHeaders();
    else player.runAfter(record.receivedAtMs + beginMs, sendHeaders);
  };
  // A pipelined request has no socket until the answers before it have been written.
  if (response.socket === null) response.once('socket', start);
  else start();
}

function chooseFlakyTurn(context: AnswerContext, chosen: ChosenScenario): ChosenScenario | undefined {
  const { key, times, failAs } = chosen.parameters;
  const scenario = Object.hasOwn(context.scenarios, failAs) ? context.scenarios[failAs] : undefined;
  if (scenario === undefined || scenario.flaky) return undefined;
  if (!context.flaky.shouldFail(key, times)) return chosen;
  return { name: failAs, scenario, parameters: { ...chosen.parameters, ...scenario.defaults } };
}

function sendProblem({ vendor, response, record }: Exchange, problem: RequestProblem): void {
  const { message, param, code = null } = problem;
  sendError(vendor, response, record, { status: 400, code, param, message });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
