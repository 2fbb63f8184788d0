import type { Exchange } from '../answer-request.ts';
import {
  type AnswerStorage,
  type ApiRequest,
  isObjectList,
  isProblem,
  type ModelApi,
  type RequestProblem,
} from '../model-api.ts';
import { sendError, sendJson, sendText } from '../send-answer.ts';
import { simulateAnswer } from '../simulated-answer.ts';
import { responseEvents } from './response-events.ts';
import { failedResponse, finishedResponse, unfinishedResponse } from './response-object.ts';
import { type ResponsesRequest, responsesPrompt } from './responses-request.ts';

/**
 * `POST /v1/responses` (https://platform.openai.com/docs/api-reference/responses/create). An answer is stored, unless
 * `store` is false, once it has been sent whole.
 */
export const responses: ModelApi = { read: readResponses };

function readResponses(
  body: Readonly<Record<string, unknown>>,
  storage: AnswerStorage,
): ApiRequest | RequestProblem {
  const { input, tools, previous_response_id: previousId } = body;
  if (typeof input !== 'string' && (!isObjectList(input) || input.length === 0)) {
    return { message: 'You must provide input, as text or a list of objects.', param: 'input' };
  }
  if (tools !== undefined && tools !== null && !isObjectList(tools)) {
    return { message: 'tools must be a list of objects.', param: 'tools' };
  }
  const previous = typeof previousId === 'string' ? storage.get(previousId) : undefined;
  if (previousId !== undefined && previousId !== null && previous === undefined) {
    return {
      message: `Previous response with id '${String(previousId).slice(0, 200)}' not found.`,
      param: 'previous_response_id',
      code: 'previous_response_not_found',
    };
  }

  const request = body as unknown as ResponsesRequest;
  return {
    isStream: request.stream === true,
    answer: (turn) => {
      const answer = simulateAnswer(responsesPrompt(request, previous?.contextTokens ?? 0), turn);
      if (isProblem(answer)) return answer;
      const finished = finishedResponse(request, answer);
      const { promptTokens, completionTokens } = answer.usage;
      const { outcome, nonStreamedOutcome, alteration } = turn.chosen.scenario;
      const isWhole =
        alteration === undefined || (request.stream === true ? outcome : nonStreamedOutcome) === 'completed';
      return {
        steps: completionTokens,
        events: () => responseEvents(request, answer),
        body: (isFinished) => JSON.stringify(isFinished ? finished : unfinishedResponse(request, answer)),
        failedBody: () => JSON.stringify(failedResponse(request, answer)),
        ...(request.store !== false &&
          isWhole && {
            onFinished: () =>
              storage.add(finished.id, {
                body: JSON.stringify(finished),
                contextTokens: promptTokens + completionTokens,
              }),
          }),
      };
    },
  };
}

/** Answers `GET /v1/responses/{id}`. */
export function getResponse(exchange: Exchange): void {
  const { context, vendor, record, response, id } = exchange;
  const answer = context.stored.get(id);
  if (answer === undefined) sendResponseNotFound(exchange);
  else sendText(vendor, response, record, 200, answer.body, { 'content-type': 'application/json' });
}

/** Answers `DELETE /v1/responses/{id}`. */
export function deleteResponse(exchange: Exchange): void {
  const { context, vendor, record, response, id } = exchange;
  if (!context.stored.delete(id)) sendResponseNotFound(exchange);
  else sendJson(vendor, response, record, 200, { id, object: 'response', deleted: true });
}

function sendResponseNotFound({ vendor, record, response, id }: Exchange): void {
  sendError(vendor, response, record, {
    status: 404,
    code: null,
    param: null,
    message: `Response with id '${id.slice(0, 200)}' not found.`,
  });
}
