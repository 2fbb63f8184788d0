import type { ServerResponse } from 'node:http';
import { chatCompletionBody, chatCompletionChunks } from './chat-completion.ts';
import { type ChosenScenario, chooseScenario } from './choose-scenario.ts';
import { type CompletionRequest, findRequestProblem } from './completion-request.ts';
import type { FlakyCounters } from './flaky-counters.ts';
import { PlanPlayer } from './play-write-plan.ts';
import type { RequestEnding, RequestLog, RequestRecord } from './request-log.ts';
import type { Scenario } from './scenarios.ts';
import { answerHeaders, sendError } from './send-answer.ts';
import { sendErrorScenario } from './send-error-scenario.ts';
import { simulateAnswer } from './simulated-answer.ts';
import type { WritePlan } from './split-pieces.ts';
import { textCompletionBody, textCompletionChunks } from './text-completion.ts';
import type { TimerWheel } from './timer-wheel.ts';
import { planBody, planStream } from './write-plan.ts';

/** What a server lends to each answer. */
export interface AnswerContext {
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly flaky: FlakyCounters;
  readonly wheel: TimerWheel;
  readonly log: RequestLog;
  readonly recordBytes: boolean;
  /** Called with the player of a plan that has begun, and again when it has ended. */
  readonly onPlay: (record: RequestRecord, player: PlanPlayer) => void;
  readonly onPlayed: (record: RequestRecord, ending: RequestEnding) => void;
}

/** Answers a chat or text completion as its scenario says. */
export function answerCompletion(
  context: AnswerContext,
  kind: 'chat' | 'text',
  record: RequestRecord,
  body: Buffer,
  response: ServerResponse,
): void {
  const parsed = parseJson(body);
  const problem = parsed === undefined ? undefined : findRequestProblem(parsed, kind);
  if (parsed === undefined || problem !== undefined) {
    sendBadRequest(response, record, problem?.message ?? 'The body is not JSON.', problem?.param ?? null);
    return;
  }
  // A body may carry members of the other kind; what is answered depends on the path alone.
  const { messages, ...rest } = parsed as CompletionRequest;
  const request = kind === 'chat' && messages !== undefined ? { ...rest, messages } : rest;
  record.isStream = request.stream === true;

  const header = record.headers['x-simulator-scenario'];
  const choice = chooseScenario(context.scenarios, request.model, Array.isArray(header) ? header[0] : header);
  if (choice.kind === 'unknown') {
    sendModelNotFound(response, record, request.model);
    return;
  }
  if (choice.kind === 'bad_parameter') {
    sendBadRequest(response, record, choice.problem, 'model');
    return;
  }
  record.scenario = choice.chosen.name;
  record.parameters = choice.chosen.parameters;

  const chosen = choice.chosen.scenario.flaky ? chooseFlakyTurn(context, choice.chosen) : choice.chosen;
  if (chosen === undefined) {
    sendBadRequest(response, record, `There is no scenario '${choice.chosen.parameters.failAs}'.`, 'model');
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
  sendAnswer(context, chosen, request, record, response);
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
  request: CompletionRequest,
  record: RequestRecord,
  response: ServerResponse,
): void {
  const answer = simulateAnswer(request, chosen, record.number, Math.floor(Date.now() / 1_000));
  if (answer === undefined) {
    sendBadRequest(response, record, 'The answer would have too many events.', 'n');
    return;
  }
  const isChat = request.messages !== undefined;
  if (record.isStream) {
    const events = isChat ? chatCompletionChunks(answer) : textCompletionChunks(answer);
    play(context, planStream(events, chosen), chosen, record, response, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
    });
    return;
  }
  const finish = chosen.scenario.alteration === 'end-without-finish' ? null : answer.finishReason;
  const text = isChat ? chatCompletionBody(answer, finish) : textCompletionBody(answer, finish);
  const tokens = answer.usage.completionTokens / answer.choices;
  const plan = planBody(text, tokens, chosen);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  // A cut or stalled body promises the whole length, so that the client can tell that some is missing.
  const promised = plan.ending === 'finish' ? plan.body.length : Buffer.byteLength(text);
  if (chosen.scenario.alteration !== 'no-content-length') headers['content-length'] = String(promised);
  play(context, plan, chosen, record, response, headers);
}

function play(
  context: AnswerContext,
  plan: WritePlan,
  chosen: ChosenScenario,
  record: RequestRecord,
  response: ServerResponse,
  headers: Record<string, string>,
): void {
  if (context.recordBytes) context.log.holdAnswer(record, plan.body);
  const isHttp10 = response.req.httpVersionMinor === 0;
  const isChunked = headers['content-length'] === undefined && !isHttp10;
  const start = (): void => {
    const socket = response.socket;
    if (socket === null || record.ending !== undefined) return;
    const player = new PlanPlayer(plan, isChunked, response, context.wheel, record, (ending) =>
      context.onPlayed(record, ending),
    );
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

function sendBadRequest(
  response: ServerResponse,
  record: RequestRecord,
  message: string,
  param: string | null,
): void {
  sendError(response, record, { status: 400, type: 'invalid_request_error', code: null, param, message });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
