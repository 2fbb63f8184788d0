import { type Exchange, sendModelNotFound } from '../answer-request.ts';
import { chooseScenario } from '../choose-scenario.ts';
import { simulatedModel } from '../models.ts';
import { sendJson } from '../send-answer.ts';

/** Answers `GET /v1/models`. */
export function answerModels({ context, vendor, record, response }: Exchange): void {
  sendJson(vendor, response, record, 200, { object: 'list', data: context.catalog.models });
}

/** Answers `GET /v1/models/{id}`. */
export function answerModel(exchange: Exchange): void {
  const { context, vendor, record, response, id } = exchange;
  const choice = chooseScenario(context.scenarios, id, undefined);
  if (choice.kind !== 'chosen') sendModelNotFound(exchange, id);
  else sendJson(vendor, response, record, 200, simulatedModel(id, choice.chosen.scenario.description));
}
