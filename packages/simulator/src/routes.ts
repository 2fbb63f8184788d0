import type { IncomingHttpHeaders } from 'node:http';
import { answerRequest, type Exchange } from './answer-request.ts';
import { answerAnthropicModel, answerAnthropicModels } from './apis/anthropic-models.ts';
import { answerFoundationModels, answerInferenceProfiles } from './apis/bedrock-models.ts';
import { chatCompletions } from './apis/chat-completions.ts';
import { converse, converseStream } from './apis/converse.ts';
import { countMessageTokens } from './apis/count-message-tokens.ts';
import { countTokensOfModel } from './apis/count-tokens.ts';
import { answerServerList, answerServerMap } from './apis/discovery-server.ts';
import { embeddings } from './apis/embeddings.ts';
import { images } from './apis/images.ts';
import { invokeModel, invokeModelWithResponseStream } from './apis/invoke-model.ts';
import { answerLiteLlmModels } from './apis/litellm-models.ts';
import { messages } from './apis/messages.ts';
import { answerModel, answerModels } from './apis/models.ts';
import { moderations } from './apis/moderations.ts';
import { rerank } from './apis/rerank.ts';
import { deleteResponse, getResponse, responses } from './apis/responses.ts';
import { score } from './apis/score.ts';
import { speech } from './apis/speech.ts';
import { textCompletions } from './apis/text-completions.ts';
import { transcriptions } from './apis/transcriptions.ts';
import type { ModelApi } from './model-api.ts';
import { sendJson } from './send-answer.ts';
import type { Vendor } from './vendor.ts';
import { anthropic } from './vendors/anthropic.ts';
import { aws } from './vendors/aws.ts';
import { openAi } from './vendors/openai.ts';

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** A whole path, or one with `{id}` in it, which may hold slashes. */
  readonly path: string;
  readonly vendor: Vendor;
  /** Served only to requests with this header. Such a row is before the one without. */
  readonly header?: string;
  /** Whether it is served without credentials. */
  readonly isPublic?: true;
  readonly answer: (exchange: Exchange) => void;
}

const ofModels = (vendor: Vendor, path: string, api: ModelApi): Route => ({
  method: 'POST',
  path,
  vendor,
  answer: (exchange) => answerRequest(api, exchange),
});

const get = (vendor: Vendor, path: string, answer: Route['answer'], rest: Partial<Route> = {}): Route => ({
  method: 'GET',
  path,
  vendor,
  answer,
  ...rest,
});

const ofAnthropic = { header: 'anthropic-version' };

/** Everything that is served. A new API is a file in `apis/` and its rows here. */
export const routes: readonly Route[] = [
  get(openAi, '/health', answerHealth, { isPublic: true }),
  ofModels(openAi, '/v1/chat/completions', chatCompletions),
  ofModels(openAi, '/v1/completions', textCompletions),
  ofModels(openAi, '/v1/responses', responses),
  get(openAi, '/v1/responses/{id}', getResponse),
  { method: 'DELETE', path: '/v1/responses/{id}', vendor: openAi, answer: deleteResponse },
  ofModels(openAi, '/v1/embeddings', embeddings),
  ofModels(openAi, '/v1/moderations', moderations),
  ofModels(openAi, '/v1/rerank', rerank),
  ofModels(openAi, '/v1/score', score),
  ofModels(openAi, '/v1/images/generations', images),
  ofModels(openAi, '/v1/audio/speech', speech),
  ofModels(openAi, '/v1/audio/transcriptions', transcriptions),
  ofModels(anthropic, '/v1/messages', messages),
  ofModels(anthropic, '/v1/messages/count_tokens', countMessageTokens),
  ofModels(aws, '/model/{id}/converse', converse),
  ofModels(aws, '/model/{id}/converse-stream', converseStream),
  ofModels(aws, '/model/{id}/invoke', invokeModel),
  ofModels(aws, '/model/{id}/invoke-with-response-stream', invokeModelWithResponseStream),
  ofModels(aws, '/model/{id}/count-tokens', countTokensOfModel),
  get(anthropic, '/v1/models', answerAnthropicModels, ofAnthropic),
  get(anthropic, '/v1/models/{id}', answerAnthropicModel, ofAnthropic),
  get(aws, '/foundation-models', answerFoundationModels),
  get(aws, '/inference-profiles', answerInferenceProfiles),
  get(openAi, '/model/info', answerLiteLlmModels),
  get(openAi, '/v1/model/info', answerLiteLlmModels),
  get(openAi, '/discovery/models', answerServerMap),
  get(openAi, '/discovery-list/models', answerServerList),
  get(openAi, '/v1/models', answerModels),
  get(openAi, '/v1/models/{id}', answerModel),
];

function answerHealth({ vendor, response, record }: Exchange): void {
  sendJson(vendor, response, record, 200, { status: 'ok' });
}

/** @returns the routes of a path for a request with these headers, and the value of `{id}` in it. */
export function findRoutes(
  path: string,
  headers: IncomingHttpHeaders,
): { readonly found: readonly Route[]; readonly id: string } {
  const served = routes.filter(({ header }) => header === undefined || headers[header] !== undefined);
  const found = served.filter((route) => route.path === path);
  if (found.length > 0) return { found, id: '' };
  for (const route of served) {
    const id = idIn(route.path, path);
    if (id !== undefined)
      return { found: served.filter((other) => other.path === route.path), id: decodePath(id) };
  }
  return { found: [], id: '' };
}

/** @returns what of a path is in the place of `{id}`. */
function idIn(template: string, path: string): string | undefined {
  const [prefix, suffix] = template.split('{id}');
  if (suffix === undefined || !path.startsWith(prefix!) || !path.endsWith(suffix)) return undefined;
  const id = path.slice(prefix!.length, path.length - suffix.length);
  return id === '' ? undefined : id;
}

function decodePath(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
