import { honoursIdempotencyKey } from '@weir/contracts/operation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../../src/http/management-plane/endpoints.ts';
import { entitledTo } from './entitled-to.ts';
import { exampleOf } from './example-requests.ts';
import { sendExample } from './send-example.ts';
import { type Stage, startStage } from './start-stage.ts';
import type { Inhabitant, World } from './world.ts';

const POSTS = endpoints.filter(({ spec }) => honoursIdempotencyKey(spec));

describe('every POST with an Idempotency-Key', () => {
  let stage: Stage;
  let world: World;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage?.stop());

  it.each(POSTS)('of $spec.operationId is carried out once and answered twice', async ({ spec }) => {
    world = await stage.build();
    const me = entitledTo(spec, world);
    const key = crypto.randomUUID();
    const ask = (asker: Inhabitant) =>
      sendExample(
        stage.management.origin,
        spec,
        exampleOf(spec).request({ world, me: asker, party: world.ours }),
        { ...asker.person.credentials, 'idempotency-key': key },
      );

    const first = await ask(me);
    const afterFirst = await rowsOf(stage, world);
    const audited = await countAudited(stage, me);
    const second = await ask(me);

    expect(first.status).toBe(spec.answer.status);
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    expect([first, second].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    expect(await rowsOf(stage, world)).toEqual(afterFirst);
    expect(await countAudited(stage, me)).toBe(audited);

    const other = await ask(me === world.platformAdmin ? world.ours.owner : world.platformAdmin);
    expect(other.headers.get('idempotent-replayed')).toBeNull();
  });
});

/** Without sessions: one whose roles changed gets a new token at its next request. */
async function rowsOf(stage: Stage, { owners }: World) {
  const { sessions: _, ...others } = await stage.checksums(owners);
  return others;
}

async function countAudited({ management }: Stage, { userId }: Inhabitant): Promise<number> {
  const [row] = await management.database.sql<{ count: bigint }[]>`
    select count(*) from audit_records where actor_user_id = ${userId}`;
  return Number(row!.count);
}
