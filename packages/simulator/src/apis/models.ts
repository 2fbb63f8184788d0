import type { ServerResponse } from 'node:http';
import { type AnswerContext, sendModelNotFound } from '../answer-request.ts';
import { chooseScenario } from '../choose-scenario.ts';
import { allModels, listedModels, simulatedModel } from '../models.ts';
import type { RequestRecord } from '../request-log.ts';
import { sendJson } from '../send-answer.ts';

/** Answers `GET /v1/models`. */
export function answerModels(
  { listsAll, scenarios }: AnswerContext,
  record: RequestRecord,
  response: ServerResponse,
): void {
  sendJson(response, record, 200, { object: 'list', data: listsAll ? allModels(scenarios) : listedModels });
}

/** Answers `GET /v1/models/{id}`. */
export function answerModel(
  context: AnswerContext,
  record: RequestRecord,
  response: ServerResponse,
  id: string,
): void {
  const choice = chooseScenario(context.scenarios, id, undefined);
  if (choice.kind !== 'chosen') sendModelNotFound(response, record, id);
  else sendJson(response, record, 200, simulatedModel(id, choice.chosen.scenario.description));
}
