import type { AnswerEvents, ApiEvent, ModelApi, RequestProblem } from '../model-api.ts';
import type { SimulatedAnswer } from '../simulated-answer.ts';
import { toldUsage } from '../usage-json.ts';
import { anthropic } from '../vendors/anthropic.ts';
import { event, streamException } from './converse-events.ts';
import { messageEvents } from './message-events.ts';
import { answerMessages } from './messages.ts';
import { checkMessagesRequest, type MessagesRequest } from './messages-request.ts';

/**
 * `POST /model/{id}/invoke` of a Claude model, whose body is Anthropic's own
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages.html).
 */
export const invokeModel = answerInvoke(false);

/** `POST /model/{id}/invoke-with-response-stream`: Anthropic's events in AWS's frames. */
export const invokeModelWithResponseStream = answerInvoke(true);

function answerInvoke(isStream: boolean): ModelApi {
  return {
    read: (body) =>
      checkInvokeBody(body) ??
      answerMessages(body as unknown as MessagesRequest, isStream, (answer) => ({
        headers: isStream ? { 'x-amzn-bedrock-content-type': 'application/json' } : tokenHeaders(answer),
        errorBody: anthropic.failureBody,
        events: () => chunks(answer),
      })),
  };
}

/** What the path or AWS says may not be in the body. */
export function checkInvokeBody(body: Readonly<Record<string, unknown>>): RequestProblem | undefined {
  if (typeof body.anthropic_version !== 'string') {
    return { message: 'anthropic_version: Field required', param: 'anthropic_version' };
  }
  const extra = ['model', 'stream'].find((name) => body[name] !== undefined);
  if (extra !== undefined) return { message: `${extra}: Extra inputs are not permitted`, param: extra };
  return checkMessagesRequest(body);
}

function tokenHeaders(answer: SimulatedAnswer): Record<string, string> {
  if (answer.usage.mode === 'never') return {};
  const { promptTokens, completionTokens } = toldUsage(answer.usage);
  return {
    'x-amzn-bedrock-input-token-count': String(promptTokens),
    'x-amzn-bedrock-output-token-count': String(completionTokens),
  };
}

/** AWS sends no pings, and adds its own counts to the last event. */
function chunks(answer: SimulatedAnswer): AnswerEvents {
  const { events, finishIndex, faults } = messageEvents(answer);
  const pings = events.filter(({ name }) => name === 'ping').length;
  const kept = events.filter(({ name }) => name !== 'ping');
  const stop = JSON.stringify({ type: 'message_stop', 'amazon-bedrock-invocationMetrics': metrics(answer) });
  return {
    events: kept.map((each) => ({
      ...chunk(each.name === 'message_stop' ? stop : each.data),
      step: each.step,
    })),
    finishIndex: finishIndex - pings,
    hasDone: true,
    faults: {
      empty: { index: 1, event: chunk(faults.empty.event.data) },
      malformed: chunk(faults.malformed.data),
      error: streamException('modelStreamErrorException'),
      afterError: chunk(stop),
      failed: streamException('serviceUnavailableException'),
    },
  };
}

function metrics(answer: SimulatedAnswer) {
  if (answer.usage.mode === 'never') return {};
  const { promptTokens, completionTokens } = toldUsage(answer.usage);
  return {
    inputTokenCount: promptTokens,
    outputTokenCount: completionTokens,
    invocationLatency: 42,
    firstByteLatency: 21,
  };
}

function chunk(json: string): ApiEvent {
  return event('chunk', { bytes: Buffer.from(json).toString('base64') });
}
