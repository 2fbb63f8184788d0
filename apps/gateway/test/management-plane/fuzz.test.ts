import { ErrorEnvelope } from '@weir/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { endpoints } from '../../src/http/management-plane/endpoints.ts';
import { spoil, spoilings } from '../fuzzed-request.ts';
import { type RawAnswer, sendRaw } from '../raw-client.ts';
import { exampleRequests } from './example-requests.ts';
import { type Stage, startStage } from './start-stage.ts';
import type { Inhabitant, World } from './world.ts';

const RUNS = 40;
const ASKERS: readonly ((world: World) => Inhabitant | null)[] = [
  ({ ours }) => ours.owner,
  ({ ours }) => ours.owner,
  ({ platformAdmin }) => platformAdmin,
  ({ platformAdmin }) => platformAdmin,
  () => null,
];

describe('spoilt requests to the management plane', () => {
  let stage: Stage;
  let world: World;
  beforeAll(async () => {
    stage = await startStage();
    world = await stage.build();
  });
  afterAll(() => stage?.stop());

  it.each(endpoints)(
    '$spec.operationId answers as it says it does',
    async ({ spec }) => {
      const port = Number(new URL(stage.management.origin).port);
      const { request } = exampleRequests[spec.operationId]!;
      const names = {
        params: [...spec.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!),
        query: fieldsOf(spec.query),
        body: fieldsOf(spec.body),
      };
      await fc.assert(
        fc.asyncProperty(fc.nat(ASKERS.length - 1), spoilings(names), async (asker, spoiling) => {
          const me = ASKERS[asker]!(world);
          const sound = request({ world, me: me ?? world.ours.owner, party: world.ours });
          const headers = me?.person.credentials ?? {};
          const { method, path } = spec;
          const answer = await sendRaw(port, spoil({ ...sound, method, path, headers }, spoiling));
          if (method !== 'get' && answer.status < 400) world = await stage.build();
          checkAnswer(answer, spec.answer);
        }),
        { numRuns: RUNS },
      );
      expect(stage.management.logger.entries.filter(({ event }) => event === 'gateway.unhandled')).toEqual(
        [],
      );
    },
    120_000,
  );
});

function fieldsOf(schema: z.ZodType | undefined): string[] {
  return schema === undefined ? [] : Object.keys((schema as z.ZodObject).shape);
}

function checkAnswer(
  { status, headers, body, isWhole }: RawAnswer,
  expected: (typeof endpoints)[number]['spec']['answer'],
): void {
  expect(status).toBeLessThan(500);
  if (status >= 400) {
    expect(headers['content-type']).toBe('application/json');
    expect(isWhole).toBe(true);
    const { error } = ErrorEnvelope.parse(JSON.parse(body.toString()));
    expect(headers['x-request-id']).toBe(error.request_id);
    return;
  }
  expect(status).toBe(expected.status);
  if (status === 204 || status === 303) {
    expect(body).toHaveLength(0);
    return;
  }
  expect(isWhole).toBe(true);
  if (expected.schema !== undefined) expected.schema.parse(JSON.parse(body.toString()));
  else if (headers['content-type']?.startsWith('application/json')) JSON.parse(body.toString());
}
