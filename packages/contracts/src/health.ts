import { z } from 'zod';
import { operation } from './operation.ts';

export const Liveness = z.strictObject({ status: z.literal('ok') }).meta({ id: 'Liveness' });

export const Readiness = z
  .strictObject({
    status: z.enum(['ready', 'degraded', 'unavailable']).meta({
      description: '`degraded`: a component is down, but requests are served and recorded.',
    }),
    checks: z
      .record(z.string(), z.looseObject({ state: z.enum(['ok', 'down']) }))
      .meta({ description: 'The state of each component.' }),
  })
  .meta({ id: 'Readiness' });

export const Version = z.looseObject({ version: z.string() }).meta({ id: 'Version' });

export const getLivenessOperation = operation({
  method: 'get',
  path: '/health/live',
  operationId: 'getLiveness',
  tag: 'Operations',
  summary: 'Check liveness',
  access: 'public',
  answer: { status: 200, schema: Liveness, description: 'The process is alive.' },
});

export const getReadinessOperation = operation({
  method: 'get',
  path: '/health/ready',
  operationId: 'getReadiness',
  tag: 'Operations',
  summary: 'Check readiness',
  access: 'public',
  answer: {
    status: 200,
    schema: Readiness,
    description: 'The replica can serve requests: `ready` or `degraded`.',
  },
  otherAnswers: [
    {
      status: 503,
      schema: Readiness,
      description: 'The replica cannot serve or record requests, or it is shutting down.',
    },
  ],
});

export const getVersionOperation = operation({
  method: 'get',
  path: '/version',
  operationId: 'getVersion',
  tag: 'Operations',
  summary: 'Get the version',
  access: 'public',
  answer: { status: 200, schema: Version, description: 'The version.' },
});

export const getOpenApiDocumentOperation = operation({
  method: 'get',
  path: '/api-docs/openapi.json',
  operationId: 'getOpenApiDocument',
  tag: 'Operations',
  summary: 'Get this OpenAPI document',
  access: 'public',
  answer: {
    status: 200,
    schema: z.looseObject({ openapi: z.string() }),
    description: 'The document, in OpenAPI 3.1.',
  },
});

/** Health, version and the description of the API. */
export const healthOperations = [
  getLivenessOperation,
  getReadinessOperation,
  getVersionOperation,
  getOpenApiDocumentOperation,
];
