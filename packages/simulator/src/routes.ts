import type { ServerResponse } from 'node:http';
import { type AnswerContext, answerRequest } from './answer-request.ts';
import { chatCompletions } from './apis/chat-completions.ts';
import { embeddings } from './apis/embeddings.ts';
import { answerModel, answerModels } from './apis/models.ts';
import { moderations } from './apis/moderations.ts';
import { rerank } from './apis/rerank.ts';
import { deleteResponse, getResponse, responses } from './apis/responses.ts';
import { score } from './apis/score.ts';
import { textCompletions } from './apis/text-completions.ts';
import type { ModelApi } from './model-api.ts';
import type { RequestRecord } from './request-log.ts';
import { sendJson } from './send-answer.ts';

/** A request on its way to the handler of its route. */
export interface Exchange {
  readonly context: AnswerContext;
  readonly record: RequestRecord;
  readonly response: ServerResponse;
  readonly body: Buffer;
  /** The value of `{id}` in the path; empty without one. */
  readonly id: string;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** A whole path, or one that ends in `{id}`, which may hold slashes. */
  readonly path: string;
  /** Whether it is served without the API key. */
  readonly isPublic?: true;
  readonly answer: (exchange: Exchange) => void;
}

const ofModels = (path: string, api: ModelApi): Route => ({
  method: 'POST',
  path,
  answer: ({ context, record, body, response }) => answerRequest(context, api, record, body, response),
});

/** Everything that is served. A new API is a file in `apis/` and its rows here. */
export const routes: readonly Route[] = [
  {
    method: 'GET',
    path: '/health',
    isPublic: true,
    answer: ({ record, response }) => sendJson(response, record, 200, { status: 'ok' }),
  },
  ofModels('/v1/chat/completions', chatCompletions),
  ofModels('/v1/completions', textCompletions),
  ofModels('/v1/responses', responses),
  {
    method: 'GET',
    path: '/v1/responses/{id}',
    answer: ({ context, record, response, id }) => getResponse(context.stored, record, response, id),
  },
  {
    method: 'DELETE',
    path: '/v1/responses/{id}',
    answer: ({ context, record, response, id }) => deleteResponse(context.stored, record, response, id),
  },
  ofModels('/v1/embeddings', embeddings),
  ofModels('/v1/moderations', moderations),
  ofModels('/v1/rerank', rerank),
  ofModels('/v1/score', score),
  {
    method: 'GET',
    path: '/v1/models',
    answer: ({ context, record, response }) => answerModels(context, record, response),
  },
  {
    method: 'GET',
    path: '/v1/models/{id}',
    answer: ({ context, record, response, id }) => answerModel(context, record, response, id),
  },
];

/** @returns the routes of a path, one per method, and the value of `{id}` in it. */
export function findRoutes(path: string): { readonly found: readonly Route[]; readonly id: string } {
  const found = routes.filter((route) => route.path === path);
  if (found.length > 0) return { found, id: '' };
  const isPrefix = (route: Route) =>
    route.path.endsWith('{id}') && path.startsWith(route.path.slice(0, -'{id}'.length));
  const withId = routes.filter(isPrefix);
  const prefix = withId[0]?.path.slice(0, -'{id}'.length) ?? '';
  return { found: withId, id: decodePath(path.slice(prefix.length)) };
}

function decodePath(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
