import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import { managementOperations } from '@weir/contracts/all-operations';
import { IdempotencyKey } from '@weir/contracts/common';
import { dataPlaneOperations } from '@weir/contracts/data-plane';
import { devSignInOperations } from '@weir/contracts/dev-sign-in';
import { ErrorEnvelope } from '@weir/contracts/errors';
import { healthOperations } from '@weir/contracts/health';
import { honoursIdempotencyKey, type Operation } from '@weir/contracts/operation';
import { z } from 'zod';
import { VERSION } from '../../version.ts';
import { type ErrorStatus, errorAnswers, jsonAnswer, requestBody } from './answers.ts';

/** Errors that every operation of a plane can have. */
const DATA_PLANE_ERRORS: readonly ErrorStatus[] = [401, 403, 500, 503];
const MANAGEMENT_ERRORS: readonly ErrorStatus[] = [401, 403, 429, 500, 503];
const IDEMPOTENCY_HEADERS = z.object({ 'Idempotency-Key': IdempotencyKey.optional() });
const HEALTH_ERRORS: readonly ErrorStatus[] = [500];

/** OpenAPI 3.1 of both planes, from the same schemas that check requests. Starts and reads nothing. */
export function buildOpenApiDocument({ devLogin }: { readonly devLogin: boolean }): object {
  const { openAPIRegistry: registry, getOpenAPI31Document } = new OpenAPIHono();
  registry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, sk-live-… or sk-test-…. Only for the data plane.',
  });
  registry.registerComponent('securitySchemes', 'apiKeyHeader', {
    type: 'apiKey',
    in: 'header',
    name: 'api-key',
    description: 'The same API key, in the header that Azure clients send.',
  });
  registry.registerComponent('securitySchemes', 'apiKeyHeaderOfAnthropic', {
    type: 'apiKey',
    in: 'header',
    name: 'x-api-key',
    description: 'The same API key, in the header that Anthropic clients send.',
  });
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'weir_session',
    description: 'The session of a signed-in browser. Over HTTPS, the cookie is named __Host-weir_session.',
  });
  registry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description:
      'An access token (POST /v1/auth/token), a personal access token or the token of a service account. Only for the management plane.',
  });
  const register = (operations: readonly Operation[], usualErrors: readonly ErrorStatus[]) => {
    for (const operation of operations) registry.registerPath(toRoute(operation, usualErrors));
  };
  register(dataPlaneOperations, DATA_PLANE_ERRORS);
  if (devLogin) register(devSignInOperations, MANAGEMENT_ERRORS);
  register(managementOperations, MANAGEMENT_ERRORS);
  register(healthOperations, HEALTH_ERRORS);
  return getOpenAPI31Document.call({ openAPIRegistry: registry } as OpenAPIHono, {
    openapi: '3.1.0',
    info: {
      title: 'Weir',
      version: VERSION,
      description:
        'An inference gateway. Programs use the data plane with API keys. Users and scripts use the management plane.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
  });
}

function toRoute(operation: Operation, usualErrors: readonly ErrorStatus[]): RouteConfig {
  const {
    method,
    path,
    operationId,
    tag,
    summary,
    description,
    access,
    params,
    query,
    body,
    bodyType,
    answer,
  } = operation;
  const hasInput = body !== undefined || query !== undefined || method === 'post';
  return createRoute({
    method,
    path,
    operationId,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(access === 'public' || access === 'api_key' ? {} : { 'x-weir-permission': access }),
    security: securityOf(operation),
    request: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { query }),
      ...(honoursIdempotencyKey(operation) ? { headers: IDEMPOTENCY_HEADERS } : {}),
      ...(body === undefined ? {} : { body: requestBody(body, bodyType) }),
    },
    responses: {
      ...errorAnswers(
        [
          ...usualErrors,
          ...(hasInput ? [400 as const] : []),
          ...(body === undefined ? [] : [413 as const, 415 as const]),
          ...(honoursIdempotencyKey(operation) ? [409 as const] : []),
          ...(operation.errors ?? []),
        ],
        operation.error ?? ErrorEnvelope,
      ),
      ...Object.fromEntries(
        (operation.otherAnswers ?? []).map((other) => [
          other.status,
          jsonAnswer(other.description, other.schema),
        ]),
      ),
      [answer.status]: { description: answer.description, ...contentOf(answer) },
    },
  });
}

function securityOf({ access, apiKeyHeader }: Operation): Record<string, string[]>[] {
  if (access === 'public') return [];
  if (access !== 'api_key') return [{ session: [] }, { token: [] }];
  return [
    { apiKey: [] },
    { [apiKeyHeader === 'x-api-key' ? 'apiKeyHeaderOfAnthropic' : 'apiKeyHeader']: [] },
  ];
}

function contentOf({ schema, contentType = 'application/json', events }: Operation['answer']) {
  if (schema === undefined && events === undefined) return {};
  const streamed = events === undefined ? {} : { 'text/event-stream': { schema: events } };
  const whole = schema === undefined ? {} : { [contentType]: { schema } };
  return { content: { ...whole, ...streamed } };
}
