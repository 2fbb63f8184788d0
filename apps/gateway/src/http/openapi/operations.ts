import { createRoute } from '@hono/zod-openapi';
import { Liveness, Readiness, Version } from '@weir/contracts';
import { z } from 'zod';
import { errorAnswers, jsonAnswer } from './answers.ts';

const common = { method: 'get' as const, tags: ['Operations'], security: [] };

/** Health, version and this documentation. */
export const operations = [
  createRoute({
    ...common,
    path: '/health/live',
    operationId: 'getLiveness',
    summary: 'Whether the process answers',
    responses: { 200: jsonAnswer('It does.', Liveness), ...errorAnswers([500]) },
  }),
  createRoute({
    ...common,
    path: '/health/ready',
    operationId: 'getReadiness',
    summary: 'Whether this replica should get traffic',
    responses: {
      200: jsonAnswer('It should.', Readiness),
      503: jsonAnswer('It should not: some part is down.', Readiness),
      ...errorAnswers([500]),
    },
  }),
  createRoute({
    ...common,
    path: '/version',
    operationId: 'getVersion',
    summary: 'Which version runs',
    responses: { 200: jsonAnswer('The version.', Version), ...errorAnswers([500]) },
  }),
  createRoute({
    ...common,
    path: '/api-docs/openapi.json',
    operationId: 'getOpenApiDocument',
    summary: 'This document',
    responses: {
      200: jsonAnswer('OpenAPI 3.1.', z.looseObject({ openapi: z.string() })),
      ...errorAnswers([500]),
    },
  }),
];
