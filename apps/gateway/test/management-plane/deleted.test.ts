import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../../src/http/management-plane/endpoints.ts';
import { exampleOf } from './example-requests.ts';
import type { RowChecksums } from './row-checksums.ts';
import { sendExample } from './send-example.ts';
import { type Stage, startStage } from './start-stage.ts';
import type { Inhabitant, World } from './world.ts';

const OF_ORGANIZATIONS = endpoints.filter(
  ({ spec }) => spec.path.includes('{organization_id}') && spec.operationId !== 'restoreOrganization',
);
const OF_WORKSPACES = endpoints.filter(({ spec }) => spec.path.includes('{workspace_id}'));

describe('what is deleted', () => {
  let stage: Stage;
  let world: World;
  let before: RowChecksums;
  beforeAll(async () => {
    stage = await startStage();
    world = await stage.build();
    before = await stage.checksums(world.owners);
  });
  afterAll(() => stage?.stop());

  async function statusesOf(
    { spec }: (typeof endpoints)[number],
    replaced: Readonly<Record<string, string>>,
  ): Promise<number[]> {
    const { ours, platformAdmin } = world;
    const everybody: readonly Inhabitant[] = [ours.owner, ours.admin, ours.member, platformAdmin];
    const answers = await Promise.all(
      everybody.map((me) => {
        const request = exampleOf(spec).request({ world, me, party: ours });
        const params = { ...request.params, ...replaced };
        return sendExample(stage.management.origin, spec, { ...request, params }, me.person.credentials);
      }),
    );
    expect(await stage.checksums(world.owners)).toEqual(before);
    return answers.map(({ status }) => status);
  }

  it.each(OF_ORGANIZATIONS)('is no organization to $spec.operationId', async (endpoint) => {
    const [owner, admin, member, platformAdmin] = await statusesOf(endpoint, {
      organization_id: world.ours.deletedOrganizationId,
    });
    // What only the platform does is refused to others, whether the organization is there or not.
    const toOthers = endpoint.spec.path.startsWith('/v1/admin/') ? 403 : 404;
    expect([owner, admin, member, platformAdmin]).toEqual([toOthers, toOthers, toOthers, 404]);
  });

  it.each(OF_WORKSPACES.filter(({ spec }) => spec.operationId !== 'restoreWorkspace'))(
    'is no workspace to $spec.operationId',
    async (endpoint) => {
      const [owner, admin, member, platformAdmin] = await statusesOf(endpoint, {
        workspace_id: world.ours.deletedWorkspaceId,
      });
      expect([owner, admin, platformAdmin]).toEqual([404, 404, 404]);
      expect(member).toBeOneOf([403, 404]);
    },
  );

  it.each(OF_WORKSPACES)('has no workspaces for $spec.operationId', async (endpoint) => {
    for (const workspace_id of world.ours.workspaceIdsOfDeleted) {
      expect(await statusesOf(endpoint, { workspace_id })).toEqual([404, 404, 404, 404]);
    }
  });

  it.each(OF_WORKSPACES.filter(({ spec }) => spec.path.includes('{key_id}')))(
    'and what is of another workspace of the same organization is not there for $spec.operationId',
    async (endpoint) => {
      const [owner, admin, member, platformAdmin] = await statusesOf(endpoint, {
        workspace_id: world.ours.otherWorkspaceId,
      });
      expect([owner, admin, member, platformAdmin]).toEqual([404, 404, 404, 404]);
    },
  );
});
