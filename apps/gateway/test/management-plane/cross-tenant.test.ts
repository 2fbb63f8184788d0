import { isRead } from '@weir/contracts/operation';
import { type Action, extentOf } from '@weir/domain/permissions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../../src/http/management-plane/endpoints.ts';
import type { ExampleRequest, Scene } from './example.ts';
import { exampleOf } from './example-requests.ts';
import type { Answer } from './person.ts';
import type { RowChecksums } from './row-checksums.ts';
import { sendExample } from './send-example.ts';
import { type Stage, startStage } from './start-stage.ts';
import type { Party, World } from './world.ts';

const ROLES = ['owner', 'admin', 'member'] as const;

/** Where a request names something. */
interface Position {
  readonly where: 'params' | 'query' | 'body';
  readonly names: readonly string[];
}

/** Endpoints that take something of an organization or of a user, in whatever place. */
const TAKERS = endpoints
  // The catalog, banners and the branding are everybody's.
  .filter(({ spec: { access } }) => access !== 'public' && !/^(catalog|banner|branding)\./.test(access))
  .flatMap(({ spec }) => {
    const { request, own, variants = {} } = exampleOf(spec);
    const asks = [request, ...(own === undefined ? [] : [own]), ...Object.values(variants)];
    return asks.map((ask, index) => ({ spec, ask, name: `${spec.operationId} (${index})` }));
  });

describe('what belongs to another organization', () => {
  let stage: Stage;
  let world: World;
  let before: RowChecksums;
  beforeAll(async () => {
    stage = await startStage();
    world = await stage.build();
    before = await stage.checksums(world.theirs);
  });
  afterAll(() => stage?.stop());

  const tried: string[] = [];

  it.each(TAKERS)('is not there for $name, wherever its id is put', async ({ spec, ask, name }) => {
    for (const role of ROLES) {
      const { person } = world.ours[role];
      const ours = ask(sceneOf(world, world.ours, role));
      const theirs = ask(sceneOf(world, world.theirs, role));
      for (const position of positionsOf(ours, theirs)) {
        const trial = `${name}: ${position.where}.${position.names} by ${role}`;
        const request = put(ours, position, (key) => theirs[position.where]![key]);
        const headers = { ...person.credentials, 'x-request-id': 'the-same' };
        const answer = await sendExample(stage.management.origin, spec, request, headers);
        // To somebody who may do it to nobody else, nobody else is told apart.
        const mayBeRefused =
          spec.access !== 'signed_in' &&
          extentOf(spec.access as Action, { platformRole: 'user', organizationRole: role }) !== 'any';
        const expected = [position.where === 'query' ? 200 : 404, ...(mayBeRefused ? [403] : [])];
        expect([trial, answer.status]).toEqual([trial, expect.toBeOneOf(expected)]);
        expect([trial, tracesIn(answer, world.theirs, request)]).toEqual([trial, []]);

        const unknown = put(ours, position, () => crypto.randomUUID());
        const toUnknown = await sendExample(stage.management.origin, spec, unknown, headers);
        expect([trial, comparable(answer, request)]).toEqual([trial, comparable(toUnknown, unknown)]);
        tried.push(trial);
      }
    }
  });

  it('was tried with every id that a path can have', () => {
    const inPaths = TAKERS.filter(({ name }) => name.endsWith('(0)')).flatMap(({ spec }) =>
      [...spec.path.matchAll(/\{(\w+)\}/g)]
        .map(([, param]) => param!)
        // Which requests run is in no table, and whoever cancels one is not told whether it does.
        .filter((param) => param !== 'record_id')
        .map((param) => `${spec.operationId} (0): params.${param}`),
    );
    expect(inPaths.length).toBeGreaterThan(50);
    expect(inPaths.filter((id) => !tried.some((trial) => trial.startsWith(`${id} by`)))).toEqual([]);
  });

  it.each(endpoints.filter(({ spec }) => isRead(spec) && spec.access !== 'public'))(
    'does not show in what $spec.operationId answers',
    async ({ spec }) => {
      const { request } = exampleOf(spec);
      for (const me of [world.ours.owner, world.ours.admin, world.ours.member, world.stranger]) {
        const scene = { world, me, party: world.ours };
        const answer = await sendExample(
          stage.management.origin,
          spec,
          request(scene),
          me.person.credentials,
        );
        expect(answer.status).toBeLessThan(500);
        expect(tracesIn(answer, world.theirs, request(scene))).toEqual([]);
      }
    },
  );

  it('would be noticed', async () => {
    const { theirs } = world;
    const answer = await theirs.owner.person.get(`/v1/organizations/${theirs.organizationId}/members`);
    expect(tracesIn(answer, theirs, {})).toEqual(
      expect.arrayContaining([
        theirs.member.userId,
        theirs.member.person.displayName,
        theirs.member.person.email,
      ]),
    );
  });

  it('has nothing in its audit log of all this, and is as it was', async () => {
    const [found] = await stage.management.database.sql<{ count: bigint }[]>`
      select count(*) from audit_records where organization_id = any(${world.theirs.organizationIds as string[]})`;
    expect(found).toEqual({ count: 0n });
    expect(await stage.checksums(world.theirs)).toEqual(before);
  });
});

function sceneOf(world: World, party: Party, role: (typeof ROLES)[number]): Scene {
  return { world, me: party[role], party };
}

/** Each place where the requests differ, by itself; and all of a path at once. */
function positionsOf(ours: ExampleRequest, theirs: ExampleRequest): Position[] {
  const single = (['params', 'query', 'body'] as const).flatMap((where) =>
    Object.entries(ours[where] ?? {})
      .filter(([name, value]) => value !== theirs[where]?.[name] && typeof value === 'string')
      .map(([name]) => ({ where, names: [name] })),
  );
  const path = single.filter(({ where }) => where === 'params').flatMap(({ names }) => names);
  return path.length > 1 ? [...single, { where: 'params', names: path }] : single;
}

function put(
  request: ExampleRequest,
  { where, names }: Position,
  value: (name: string) => unknown,
): ExampleRequest {
  const values = Object.fromEntries(names.map((name) => [name, value(name)]));
  return { ...request, [where]: { ...request[where], ...values } };
}

function sentIn({ params, query, body }: ExampleRequest): string {
  return JSON.stringify([params, query, body]);
}

/** What an answer tells of a party beside what was sent. */
function tracesIn({ body, headers }: Answer, { traces }: Party, request: ExampleRequest): string[] {
  const text = JSON.stringify([body, [...headers]]);
  const sent = sentIn(request);
  return traces.filter((trace) => text.includes(trace) && !sent.includes(trace));
}

/** An answer without what may differ: the time, what is left of the limit, and the ids that were sent. */
function comparable({ status, headers, body }: Answer, request: ExampleRequest): unknown {
  const ids = sentIn(request).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];
  const text = ids.reduce((all, id) => all.replaceAll(id, '…'), JSON.stringify(body));
  return {
    status,
    text,
    headers: [...headers].filter(([name]) => name !== 'date' && !name.startsWith('x-ratelimit-')),
  };
}
