import { type Exchange, sendModelNotFound } from '../answer-request.ts';
import { chooseScenario } from '../choose-scenario.ts';
import { type SimulatedModel, simulatedModel } from '../models.ts';
import { sendError, sendJson } from '../send-answer.ts';

const defaultLimit = 20;
const maximumLimit = 1_000;

/** Answers `GET /v1/models` page by page, as Anthropic does (https://platform.claude.com/docs/en/api/models-list). */
export function answerAnthropicModels({ context, vendor, record, response }: Exchange): void {
  const query = new URL(record.path, 'http://simulator').searchParams;
  const limit = Number(query.get('limit') ?? defaultLimit);
  if (!Number.isInteger(limit) || limit < 1 || limit > maximumLimit) {
    const message = `limit: Input should be a whole number from 1 to ${maximumLimit}`;
    sendError(vendor, response, record, { status: 400, code: null, param: 'limit', message });
    return;
  }
  const models = context.catalog.models.filter(
    ({ architecture }) => architecture.output_modalities[0] === 'text',
  );
  const after = query.get('after_id');
  const start = after === null ? 0 : models.findIndex(({ id }) => id === after) + 1;
  const data = models.slice(start, start + limit).map(describe);
  sendJson(vendor, response, record, 200, {
    data,
    has_more: start + limit < models.length,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
  });
}

/** Answers `GET /v1/models/{id}`. */
export function answerAnthropicModel(exchange: Exchange): void {
  const { context, vendor, record, response, id } = exchange;
  const choice = chooseScenario(context.scenarios, id, undefined);
  if (choice.kind !== 'chosen') sendModelNotFound(exchange, id);
  else
    sendJson(vendor, response, record, 200, describe(simulatedModel(id, choice.chosen.scenario.description)));
}

function describe({ id, name, created, context_length: contextLength }: SimulatedModel) {
  return {
    type: 'model',
    id,
    display_name: name,
    created_at: new Date(created * 1_000).toISOString(),
    lifecycle: 'active',
    max_input_tokens: contextLength,
    max_tokens: Math.min(contextLength, 32_768),
  };
}
