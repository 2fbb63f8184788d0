import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Endpoint } from '../../src/http/management-plane/endpoint.ts';
import { endpoints } from '../../src/http/management-plane/endpoints.ts';
import { exampleOf } from './example-requests.ts';
import type { RowChecksums } from './row-checksums.ts';
import { sendExample } from './send-example.ts';
import { type Stage, startStage } from './start-stage.ts';
import type { Party, World } from './world.ts';

/** What a client would like to decide, and mostly must not. */
const COVETED: Readonly<Record<string, unknown>> = {
  id: '019bc0de-0000-7000-8000-00000000a001',
  organization_id: '019bc0de-0000-7000-8000-00000000a002',
  user_id: '019bc0de-0000-7000-8000-00000000a003',
  owner: '019bc0de-0000-7000-8000-00000000a003',
  created_by: '019bc0de-0000-7000-8000-00000000a003',
  role: 'owner',
  platform_role: 'admin',
  admin: true,
  mode: 'live',
  hash: 'a'.repeat(64),
  token_hash: 'a'.repeat(64),
  created_at: '2020-01-01T00:00:00.000Z',
  expires_at: '2099-01-01T00:00:00.000Z',
  deleted_at: null,
  deactivated_at: null,
  email_verified: true,
  // What the schemas would make of it in another spelling.
  organizationId: '019bc0de-0000-7000-8000-00000000a002',
  platformRole: 'admin',
};

const WITH_BODY = endpoints.filter(({ spec }) => spec.body !== undefined);

describe('a body with fields that an endpoint does not have', () => {
  let stage: Stage;
  let world: World;
  /** Of a world that nothing has changed. */
  let before: RowChecksums;
  const build = async (theirs?: Party) => {
    world = await stage.build(theirs);
    before = await stage.checksums(world.owners);
  };
  beforeAll(async () => {
    stage = await startStage();
    await build();
  });
  afterAll(() => stage?.stop());

  it.each(WITH_BODY)('is refused by $spec.operationId, and changes nothing', async ({ spec }) => {
    const { origin } = stage.management;
    const { request } = exampleOf(spec);
    const fields = Object.entries(COVETED).filter(([field]) => !fieldsOf(spec.body!).includes(field));
    expect(fields.length).toBeGreaterThan(10);
    const entitled = [world.ours.owner, world.platformAdmin];
    for (const [field, value] of fields) {
      const answers = await Promise.all(
        entitled.map((me) => {
          const { body, ...rest } = request({ world, me, party: world.ours });
          const more = { ...rest, body: { ...body, [field]: value } };
          return sendExample(origin, spec, more, me.person.credentials);
        }),
      );
      for (const { status, body } of answers) {
        expect([field, status, body.error]).toEqual([
          field,
          400,
          expect.objectContaining({ code: 'invalid_parameter', param: field }),
        ]);
      }
    }
    expect(await stage.checksums(world.owners)).toEqual(before);

    // Without them it is a request that changes something: what was refused was the fields.
    const succeeded = [];
    for (const me of entitled) {
      const example = request({ world, me, party: world.ours });
      const { status } = await sendExample(origin, spec, example, me.person.credentials);
      succeeded.push(status < 300);
    }
    expect(succeeded).toContain(true);
    await build(world.theirs);
  });

  it.each(WITH_BODY.filter(({ spec }) => hasEntries(spec)))(
    'is refused by $spec.operationId in its entries, too',
    async ({ spec }) => {
      const me = world.ours.owner;
      const { body = {}, ...rest } = exampleOf(spec).request({ world, me, party: world.ours });
      for (const [list, entries] of entriesOf(body)) {
        for (const [field, value] of Object.entries(COVETED)) {
          if (field in entries[0]!) continue;
          const more = { ...rest, body: { ...body, [list]: [{ ...entries[0], [field]: value }] } };
          const answer = await sendExample(stage.management.origin, spec, more, me.person.credentials);
          expect([field, answer.status, answer.body.error?.param]).toEqual([
            field,
            400,
            `${list}.0.${field}`,
          ]);
        }
      }
      expect(await stage.checksums(world.owners)).toEqual(before);
    },
  );

  it.each(WITH_BODY)(
    'has no way into the objects of $spec.operationId by their prototype',
    async ({ spec }) => {
      const me = world.platformAdmin;
      const { body, ...rest } = exampleOf(spec).request({ world, me, party: world.ours });
      for (const key of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
        const text = JSON.stringify({ ...body, marker: 0 }).replace(
          '"marker":0',
          `"${key}":{"role":"owner"}`,
        );
        const answer = await sendExample(
          stage.management.origin,
          spec,
          { ...rest, body: text as never },
          me.person.credentials,
        );
        expect([key, answer.status]).toEqual([key, 400]);
      }
      expect(await stage.checksums(world.owners)).toEqual(before);
    },
  );
});

/** Whether the body has lists of objects. */
function hasEntries({ body }: Endpoint['spec']): boolean {
  return Object.values((body as z.ZodObject).shape).some(
    (field) => field instanceof z.ZodArray && field.element instanceof z.ZodObject,
  );
}

function entriesOf(body: Readonly<Record<string, unknown>>): [string, Record<string, unknown>[]][] {
  return Object.entries(body).filter((entry): entry is [string, Record<string, unknown>[]] =>
    Array.isArray(entry[1]),
  );
}

function fieldsOf(schema: z.ZodType): string[] {
  return Object.keys((schema as z.ZodObject).shape);
}
