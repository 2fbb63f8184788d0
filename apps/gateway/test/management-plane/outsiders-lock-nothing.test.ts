import type { OrganizationId } from '@weir/domain/kernel';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { endpoints } from '../../src/http/management-plane/endpoints.ts';
import { exampleOf } from './example-requests.ts';
import { sendExample } from './send-example.ts';
import { type Stage, startStage } from './start-stage.ts';

/** What only the platform does is refused before any organization is looked at. */
const WRITES = endpoints.filter(
  ({ spec: { method, path } }) =>
    method !== 'get' && /\{(organization|workspace)_id\}/.test(path) && !path.startsWith('/v1/admin/'),
);

describe('whoever is no member of an organization', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage?.stop());

  /** Does something while nobody else may write to the organization. */
  function whileLocked<Result>(organizationId: OrganizationId, work: () => Promise<Result>): Promise<Result> {
    const { unitOfWork } = stage.management.composition.services.management;
    return unitOfWork.transaction(async ({ access }) => {
      await access.find(organizationId, null, 'exclusive', 'live');
      return work();
    });
  }

  it('waits for none of its writes, so that no write of it waits for them', async () => {
    const world = await stage.build();
    const { ours, theirs, stranger } = world;
    const statuses = await whileLocked(theirs.organizationId, async () => {
      const tried = [];
      for (const { spec } of WRITES) {
        for (const me of [ours.owner, stranger]) {
          const request = exampleOf(spec).request({
            world,
            me: theirs.owner,
            party: theirs,
          });
          const { status } = await sendExample(stage.management.origin, spec, request, me.person.credentials);
          tried.push([spec.operationId, status]);
        }
      }
      return tried;
    });
    expect(statuses.length).toBeGreaterThan(50);
    expect(statuses.filter(([, status]) => status !== 404)).toEqual([]);
  });

  it('would wait as a member', async () => {
    const { theirs } = await stage.build();
    const events: string[] = [];
    const { sql } = stage.management.database;
    const renamed = await whileLocked(theirs.organizationId, async () => {
      const path = `/v1/organizations/${theirs.organizationId}`;
      const answer = theirs.owner.person.patch(path, { name: 'Renamed' }).then(() => events.push('renamed'));
      await vi.waitFor(
        async () => expect(await sql`select from pg_locks where not granted`).not.toHaveLength(0),
        { timeout: 10_000, interval: 10 },
      );
      events.push('released');
      return { answer };
    });
    await renamed.answer;
    expect(events).toEqual(['released', 'renamed']);
  });
});
