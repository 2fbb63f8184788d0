import type { ServerResponse } from 'node:http';
import { type ChosenScenario, chooseScenario } from './choose-scenario.ts';
import type { FlakyCounters } from './flaky-counters.ts';
import { type ApiRequest, isProblem, type ModelApi, type RequestProblem } from './model-api.ts';
import { PlanPlayer } from './play-write-plan.ts';
import type { RequestEnding, RequestLog, RequestRecord } from './request-log.ts';
import type { Scenario } from './scenarios.ts';
import { answerHeaders, sendError } from './send-answer.ts';
import { sendErrorScenario } from './send-error-scenario.ts';
import type { WritePlan } from './split-pieces.ts';
import type { StoredAnswers } from './stored-answers.ts';
import type { TimerWheel } from './timer-wheel.ts';
import { planBody, planStream } from './write-plan.ts';

/** What a server shares with each answer. */
export interface AnswerContext {
  readonly scenarios: Readonly<Record<string, Scenario>>;
  /** Whether the list of models has every scenario. */
  readonly listsAll: boolean;
  readonly flaky: FlakyCounters;
  readonly stored: StoredAnswers;
  readonly wheel: TimerWheel;
  readonly log: RequestLog;
  readonly recordBytes: boolean;
  /** Called with the player of a plan that has begun, and again when it has ended. */
  readonly onPlay: (record: RequestRecord, player: PlanPlayer) => void;
  readonly onPlayed: (record: RequestRecord, ending: RequestEnding) => void;
}

const maximumModelLength = 1_000;

/** Answers a request of an API as its scenario says. */
export function answerRequest(
  context: AnswerContext,
  api: ModelApi,
  record: RequestRecord,
  body: Buffer,
  response: ServerResponse,
): void {
  const read = readRequest(context, api, body);
  if (isProblem(read)) {
    sendProblem(response, record, read);
    return;
  }
  const { model, request } = read;
  record.isStream = request.isStream;

  const header = record.headers['x-simulator-scenario'];
  const choice = chooseScenario(context.scenarios, model, Array.isArray(header) ? header[0] : header);
  if (choice.kind === 'unknown') {
    sendModelNotFound(response, record, model);
    return;
  }
  if (choice.kind === 'bad_parameter') {
    sendProblem(response, record, { message: choice.problem, param: 'model' });
    return;
  }
  record.scenario = choice.chosen.name;
  record.parameters = choice.chosen.parameters;

  const chosen = choice.chosen.scenario.flaky ? chooseFlakyTurn(context, choice.chosen) : choice.chosen;
  if (chosen === undefined) {
    const message = `There is no scenario '${choice.chosen.parameters.failAs}'.`;
    sendProblem(response, record, { message, param: 'model' });
    return;
  }
  if (chosen.scenario.connection === 'never-answer') return;
  if (chosen.scenario.connection === 'refuse') {
    record.end('cut');
    response.socket?.destroy();
    return;
  }
  if (chosen.scenario.error !== undefined) {
    sendErrorScenario(response, record, chosen.scenario.error, chosen.parameters);
    return;
  }
  sendAnswer(context, chosen, model, request, record, response);
}

function readRequest(
  context: AnswerContext,
  api: ModelApi,
  bytes: Buffer,
): { readonly model: string; readonly request: ApiRequest } | RequestProblem {
  const body = parseJson(bytes);
  if (body === undefined) return { message: 'The body is not JSON.', param: null };
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { message: 'The body must be a JSON object.', param: null };
  }
  const { model = api.defaultModel } = body as { model?: unknown };
  if (typeof model !== 'string' || model === '' || model.length > maximumModelLength) {
    return { message: 'You must provide a model, as text of at most 1,000 characters.', param: 'model' };
  }
  const request = api.read(body as Readonly<Record<string, unknown>>, context.stored);
  return isProblem(request) ? request : { model, request };
}

export function sendModelNotFound(response: ServerResponse, record: RequestRecord, model: string): void {
  sendError(response, record, {
    status: 404,
    type: 'invalid_request_error',
    code: 'model_not_found',
    param: 'model',
    message: `The model '${model.slice(0, 200)}' does not exist in the simulator.`,
  });
}

function sendAnswer(
  context: AnswerContext,
  chosen: ChosenScenario,
  model: string,
  request: ApiRequest,
  record: RequestRecord,
  response: ServerResponse,
): void {
  const answer = request.answer({
    model,
    chosen,
    shortId: `sim${record.number.toString(36).padStart(8, '0')}`,
    createdS: Math.floor(Date.now() / 1_000),
  });
  if (isProblem(answer)) {
    sendProblem(response, record, answer);
    return;
  }
  const { events, onFinished } = answer;
  if (record.isStream && events !== undefined) {
    const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' };
    play(context, planStream(events(), chosen), chosen, record, response, headers, onFinished);
    return;
  }
  const { plan, wholeBytes } = planBody(answer, chosen);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  // A cut or stalled body declares the whole length, so that the client notices that some is missing.
  if (chosen.scenario.alteration !== 'no-content-length') headers['content-length'] = String(wholeBytes);
  play(context, plan, chosen, record, response, headers, onFinished);
}

function play(
  context: AnswerContext,
  plan: WritePlan,
  chosen: ChosenScenario,
  record: RequestRecord,
  response: ServerResponse,
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
        ...answerHeaders(record),
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

function sendProblem(response: ServerResponse, record: RequestRecord, problem: RequestProblem): void {
  const { message, param, code = null } = problem;
  sendError(response, record, { status: 400, type: 'invalid_request_error', code, param, message });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
