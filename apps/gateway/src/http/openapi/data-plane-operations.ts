import { createRoute } from '@hono/zod-openapi';
import {
  CallingKey,
  ChatCompletionRequest,
  Completion,
  CompletionRequest,
  Model,
  ModelList,
} from '@weir/contracts';
import { z } from 'zod';
import { errorAnswers, jsonAnswer, jsonBody } from './answers.ts';

const security = [{ apiKey: [] }];
const streamed = { schema: z.string().meta({ description: 'Server-sent events, as OpenAI defines them.' }) };

function completions(path: string, operationId: string, summary: string, body: z.ZodType) {
  const answer = jsonAnswer('The answer: JSON, or events when `stream` is true.', Completion);
  return createRoute({
    method: 'post',
    path,
    operationId,
    tags: ['Inference'],
    summary,
    security,
    request: { body: jsonBody(body) },
    responses: {
      200: { ...answer, content: { ...answer.content, 'text/event-stream': streamed } },
      ...errorAnswers([400, 401, 403, 404, 413, 415, 429, 500, 502, 503, 504]),
    },
  });
}

/** The operations of the data plane. They parse nothing but what they use, so these describe rather than check. */
export const dataPlaneOperations = [
  completions('/v1/chat/completions', 'createChatCompletion', 'Chat, streamed or not', ChatCompletionRequest),
  completions('/v1/completions', 'createCompletion', 'Text completion, streamed or not', CompletionRequest),
  createRoute({
    method: 'get',
    path: '/v1/models',
    operationId: 'listModels',
    tags: ['Models'],
    summary: 'List the models that the key may use',
    security,
    responses: { 200: jsonAnswer('The models.', ModelList), ...errorAnswers([401, 403, 500, 503]) },
  }),
  createRoute({
    method: 'get',
    path: '/v1/models/{model}',
    operationId: 'getModel',
    tags: ['Models'],
    summary: 'Get a model',
    security,
    request: {
      params: z.object({
        model: z.string().meta({ description: 'Its name; slashes may stand as they are.' }),
      }),
    },
    responses: { 200: jsonAnswer('The model.', Model), ...errorAnswers([401, 403, 404, 500, 503]) },
  }),
  createRoute({
    method: 'get',
    path: '/v1/key',
    operationId: 'getCallingKey',
    tags: ['API keys'],
    summary: 'Get the calling API key',
    security,
    responses: { 200: jsonAnswer('The key.', CallingKey), ...errorAnswers([401, 403, 500, 503]) },
  }),
];
