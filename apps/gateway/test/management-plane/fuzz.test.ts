import { ErrorEnvelope } from '@weir/contracts/errors';
import { isRead } from '@weir/contracts/operation';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Endpoint } from '../../src/http/management-plane/endpoint.ts';
import { endpoints } from '../../src/http/management-plane/endpoints.ts';
import {
  countPlaces,
  type Spoiling,
  spoil,
  spoilField,
  spoilHeader,
  spoilings,
  spoilPlace,
  spoilQuery,
} from '../fuzzed-request.ts';
import { WORST_HEADERS, WORST_VALUES } from '../nasty-values.ts';
import { type RawAnswer, sendRaw } from '../raw-client.ts';
import { entitledTo } from './entitled-to.ts';
import { exampleOf } from './example-requests.ts';
import { type Stage, startStage } from './start-stage.ts';
import type { Inhabitant, World } from './world.ts';

/** Seeds are random, so many small runs of the suite see what a long one would. */
const RUNS = 5;
/** Of the worst values, so many in each place, others each time. */
const WORST_IN_A_PLACE = 6;
const ASKERS: readonly ((world: World) => Inhabitant | null)[] = [
  ({ ours }) => ours.owner,
  ({ ours }) => ours.owner,
  ({ platformAdmin }) => platformAdmin,
  ({ platformAdmin }) => platformAdmin,
  () => null,
];

/** Endpoints that only differ in whose thing they are about share a query, which is spoilt once. */
const queries = new Map(endpoints.map(({ spec }) => [spec.query, spec]));

describe('spoilt requests to the management plane', () => {
  let stage: Stage;
  let world: World;
  beforeAll(async () => {
    stage = await startStage();
    world = await stage.build();
  });
  afterAll(() => stage?.stop());

  /** Sends the spoilt example of an endpoint, and checks what comes back. */
  async function ask({ spec }: Endpoint, me: Inhabitant | null, spoiling: Spoiling): Promise<RawAnswer> {
    const { method, path } = spec;
    const example = exampleOf(spec);
    const sound = example.request({ world, me: me ?? world.ours.owner, party: world.ours });
    // A parameter that is spoilt is not given twice.
    const query = Object.entries(sound.query ?? {}).filter(([name]) => name !== spoiling.query[0]?.[0]);
    const headers = me?.person.credentials ?? {};
    const request = { ...sound, method, path, headers, query: Object.fromEntries(query) };
    const answer = await sendRaw(Number(new URL(stage.management.origin).port), spoil(request, spoiling));
    checkAnswer(answer, spec.answer);
    return answer;
  }

  it.each(endpoints)(
    '$spec.operationId answers as it says it does',
    async (endpoint) => {
      const { spec } = endpoint;
      const names = {
        params: [...spec.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!),
        query: fieldsOf(spec.query),
        body: fieldsOf(spec.body),
      };
      await fc.assert(
        fc.asyncProperty(fc.nat(ASKERS.length - 1), spoilings(names), async (asker, spoiling) => {
          const { status } = await ask(endpoint, ASKERS[asker]!(world), spoiling);
          if (!isRead(spec) && status < 400) world = await stage.build(world.theirs);
        }),
        { numRuns: RUNS },
      );
      expect(stage.management.logger.entries.filter(({ event }) => event === 'gateway.unhandled')).toEqual(
        [],
      );
    },
    120_000,
  );

  it.each(
    endpoints.filter(({ spec: { query, body }, spec }) =>
      body === undefined ? query !== undefined && queries.get(query) === spec : true,
    ),
  )(
    '$spec.operationId bears the worst in every place',
    async (endpoint) => {
      const { spec } = endpoint;
      const { body } = exampleOf(spec).request({ world, me: world.ours.owner, party: world.ours });
      const places: readonly ((value: unknown) => Spoiling)[] = [
        ...fieldsOf(spec.query).map((name) => (value: unknown) => spoilQuery(name, value)),
        ...fieldsOf(spec.body)
          .filter((name) => !Object.hasOwn(body ?? {}, name))
          .map((name) => (value: unknown) => spoilField(name, value)),
        ...Array.from({ length: countPlaces(body) }, (_, at) => (value: unknown) => spoilPlace(at, value)),
      ];
      for (const place of places) {
        const me = entitledTo(spec, world);
        const [values] = fc.sample(
          fc.shuffledSubarray([...WORST_VALUES], {
            minLength: WORST_IN_A_PLACE,
            maxLength: WORST_IN_A_PLACE,
          }),
          1,
        );
        const answers = await Promise.all(values!.map((value) => ask(endpoint, me, place(value))));
        if (!isRead(spec) && answers.some(({ status }) => status < 400))
          world = await stage.build(world.theirs);
      }
      expect(stage.management.logger.entries.filter(({ event }) => event === 'gateway.unhandled')).toEqual(
        [],
      );
    },
    120_000,
  );

  it.each(
    endpoints.filter(({ spec }) =>
      ['createTeam', 'listTeams', 'exportAuditLog', 'issueTokens', 'refreshTokens', 'signOut'].includes(
        spec.operationId,
      ),
    ),
  )(
    '$spec.operationId bears the worst in every header',
    async (endpoint) => {
      for (const [name, values] of Object.entries(WORST_HEADERS)) {
        const me = world.ours.owner;
        const asked = values.map((value) => ask(endpoint, me, spoilHeader(name, value)));
        const answers = await Promise.all(asked);
        if (!isRead(endpoint.spec) && answers.some(({ status }) => status < 400))
          world = await stage.build(world.theirs);
      }
    },
    120_000,
  );
});

function fieldsOf(schema: z.ZodType | undefined): string[] {
  return schema === undefined ? [] : Object.keys((schema as z.ZodObject).shape);
}

function checkAnswer(
  { status, headers, body, isWhole }: RawAnswer,
  expected: Endpoint['spec']['answer'],
): void {
  expect(status).toBeLessThan(500);
  if (status >= 400) {
    expect(headers['content-type']).toBe('application/json');
    expect(isWhole).toBe(true);
    const { error } = ErrorEnvelope.parse(JSON.parse(body.toString()));
    expect(headers['x-request-id']).toBe(error.request_id);
    return;
  }
  if (status === 304) expect(headers).toHaveProperty('etag');
  else expect(status).toBe(expected.status);
  if (status === 204 || status === 303 || status === 304) {
    expect(body).toHaveLength(0);
    return;
  }
  expect(isWhole).toBe(true);
  const text = body.toString();
  const told = headers['content-type']?.startsWith('application/json') ? JSON.parse(text) : text;
  expected.schema?.parse(told);
}
