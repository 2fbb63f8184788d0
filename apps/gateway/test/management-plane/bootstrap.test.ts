import { type BootstrapPorts, bootstrap } from '@weir/domain/organizations';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OwnTestManagement, startTestManagement } from './start-test-management.ts';

describe('bootstrap', () => {
  let management: OwnTestManagement;
  let ports: BootstrapPorts;
  beforeEach(async () => {
    management = await startTestManagement();
    ports = management.composition.services.management;
  });
  afterEach(() => management.stop());

  it('gives an empty database an organization, a workspace and a key that works, and records it', async () => {
    const result = await bootstrap(ports);
    if (!result.created) throw new Error('nothing was created');
    const { organization, workspace, key, secret } = result;
    expect(key).toMatchObject({
      name: 'Quick start',
      mode: 'live',
      organizationId: organization.id,
      workspaceId: workspace.id,
      expiresAt: null,
      ownerUserId: null,
    });
    const answer = await fetch(`${management.origin}/v1/key`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ id: key.id });
    expect(await management.audit(organization.id)).toMatchObject([
      {
        actor: { kind: 'system', userId: null },
        action: 'api_key.bootstrap',
        outcome: 'succeeded',
        target: { kind: 'api_key', id: key.id },
        requestId: null,
      },
    ]);
  });

  it('makes one of each when many start at once, and nothing later', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => bootstrap(ports)));
    expect(results.filter(({ created }) => created)).toHaveLength(1);
    expect(await bootstrap(ports)).toEqual({ created: false });
    expect(await counts()).toEqual({ organizations: 1, workspaces: 1, keys: 1, records: 1 });
  });

  it('makes nothing where there is an organization, even a deleted one', async () => {
    const id = await management.addOrganization();
    await management.database.sql`update organizations set deleted_at = ${management.now()} where id = ${id}`;
    expect(await bootstrap(ports)).toEqual({ created: false });
    expect(await counts()).toEqual({ organizations: 1, workspaces: 0, keys: 0, records: 0 });
  });

  it('leaves nothing behind when it breaks off, so that the next start makes a key', async () => {
    const { unitOfWork } = ports;
    const broken = {
      ...ports,
      unitOfWork: {
        repositories: unitOfWork.repositories,
        transaction: <Result>(work: Parameters<typeof unitOfWork.transaction<Result>>[0]) =>
          unitOfWork.transaction((repositories) =>
            work({
              ...repositories,
              audit: { ...repositories.audit, append: () => Promise.reject(new Error('broken off')) },
            }),
          ),
      },
    };
    await expect(bootstrap(broken)).rejects.toThrow();
    expect(await counts()).toEqual({ organizations: 0, workspaces: 0, keys: 0, records: 0 });
    expect((await bootstrap(ports)).created).toBe(true);
  });

  it.each([{ organization: ' ' }, { workspace: 'x'.repeat(101) }, { key: 'a\u0000b' }])(
    'refuses a name that is none: %j',
    async (names) => {
      await expect(bootstrap(ports, names)).rejects.toMatchObject({ code: 'invalid_parameter' });
      expect(await counts()).toEqual({ organizations: 0, workspaces: 0, keys: 0, records: 0 });
    },
  );

  async function counts() {
    const [row] = await management.database.sql`select
      (select count(*)::integer from organizations) as organizations, (select count(*)::integer from workspaces) as workspaces,
      (select count(*)::integer from api_keys) as keys, (select count(*)::integer from audit_records) as records`;
    return row;
  }
});
