import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { z } from 'zod';
import { VERSION } from '../../version.ts';
import type { Endpoint } from '../management-plane/endpoint.ts';
import { type ErrorStatus, errorAnswers, jsonBody } from './answers.ts';
import { dataPlaneOperations } from './data-plane-operations.ts';
import { operations } from './operations.ts';

/** What a signed-in caller can meet at every endpoint. */
const USUAL_ERRORS: readonly ErrorStatus[] = [401, 403, 429, 500, 503];
const SIGNED_IN = [{ session: [] }, { token: [] }];

/** OpenAPI 3.1 of both planes, from the very schemas that check requests. */
export function buildOpenApiDocument(endpoints: readonly Endpoint[]): object {
  const { openAPIRegistry: registry, getOpenAPI31Document } = new OpenAPIHono();
  registry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, sk-live-… or sk-test-…. It opens the data plane only.',
  });
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'weir_session',
    description: 'The session of a signed-in browser; over HTTPS the cookie is called __Host-weir_session.',
  });
  registry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description:
      'An access token (POST /v1/auth/token) or a personal access token. It opens the management plane only.',
  });
  for (const route of dataPlaneOperations) registry.registerPath(route);
  for (const { spec } of endpoints) registry.registerPath(toRoute(spec));
  for (const route of operations) registry.registerPath(route);
  return getOpenAPI31Document.call({ openAPIRegistry: registry } as OpenAPIHono, {
    openapi: '3.1.0',
    info: {
      title: 'Weir',
      version: VERSION,
      description: 'An inference gateway: the data plane for API keys, the management plane for people.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
  });
}

function toRoute(spec: Endpoint['spec']): RouteConfig {
  const { method, path, operationId, tag, summary, description, access, answer } = spec;
  const hasInput = spec.body !== undefined || spec.query !== undefined || method === 'post';
  const body: readonly ErrorStatus[] = spec.body === undefined ? [] : [413, 415];
  return createRoute({
    method,
    path,
    operationId,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(access === 'public' ? {} : { 'x-weir-permission': access }),
    security: access === 'public' ? [] : SIGNED_IN,
    request: {
      ...(spec.params === undefined ? {} : { params: spec.params as unknown as z.ZodObject }),
      ...(spec.query === undefined ? {} : { query: spec.query as unknown as z.ZodObject }),
      ...(spec.body === undefined ? {} : { body: jsonBody(spec.body) }),
    },
    responses: {
      ...errorAnswers([
        ...USUAL_ERRORS,
        ...(hasInput ? [400 as const] : []),
        ...body,
        ...(spec.errors ?? []),
      ]),
      [answer.status]: {
        description: answer.description,
        ...(answer.schema === undefined
          ? {}
          : { content: { [answer.contentType ?? 'application/json']: { schema: answer.schema } } }),
      },
    },
  });
}
