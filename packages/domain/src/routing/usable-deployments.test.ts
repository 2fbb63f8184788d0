import { describe, expect, it } from 'vitest';
import { aConnection, aDeployment, aModel } from '../../../testing/src/a-model.ts';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import type { CatalogDeployment } from '../models/catalog-snapshot.ts';
import type { Connection } from '../models/model.ts';
import type { KeyRoutingPolicy } from './key-routing-policy.ts';
import { usableDeployments } from './usable-deployments.ts';

const model = aModel();
const through = (connection: Connection, tier = 0): CatalogDeployment => ({
  ...aDeployment(model, connection, { tier }),
  connection,
});

const other = aConnection();
const plan = aConnection({ kind: 'anthropic' });
const passThrough = aConnection({ kind: 'anthropic', credential: null, credentialFrom: 'client' });

const usable = (
  deployments: readonly CatalogDeployment[],
  policies: readonly KeyRoutingPolicy[] | null = null,
  credential: string | null = null,
) => usableDeployments(deployments, policies, credential, 'meadow');
const idsOf = (deployments: readonly CatalogDeployment[]) =>
  deployments.map(({ connection }) => connection.id);

describe('a routing policy', () => {
  it('costs nothing where there is none', () => {
    const deployments = [through(other), through(plan)];
    expect(usable(deployments)).toBe(deployments);
  });

  it('tries the plan before all others, each in a tier of its own', () => {
    const ordered = usable([through(other, 0), through(plan, 3), through(other, 1)], ['plan_first']);
    expect(idsOf(ordered)).toEqual([plan.id, other.id, other.id]);
    expect(new Set(ordered.map(({ tier }) => tier)).size).toBe(3);
  });

  it('is a list of connections, in its order and with no others', () => {
    const [first, second] = [aConnection(), aConnection()];
    const deployments = [through(other), through(first), through(second), through(first, 1)];
    expect(idsOf(usable(deployments, [[second.id, first.id]]))).toEqual([second.id, first.id, first.id]);
  });

  it('of a key chooses from what that of the workspace leaves', () => {
    const deployments = [through(other), through(plan)];
    expect(idsOf(usable(deployments, [[plan.id], [other.id, plan.id]]))).toEqual([plan.id]);
    expect(
      idsOf(
        usable(deployments, [
          [plan.id, other.id],
          [other.id, plan.id],
        ]),
      ),
    ).toEqual([other.id, plan.id]);
  });

  it.each<KeyRoutingPolicy>(['bedrock_only', [aFreshId<'connection'>()]])(
    'refuses a model that it leaves no connection for: %j',
    (policy) => {
      expect(() => usable([through(other), through(plan)], [policy])).toThrow(
        expect.objectContaining({ code: 'model_not_allowed' }),
      );
    },
  );
});

describe('the client’s own credential', () => {
  it('goes to connections that take it, and to no other', () => {
    const deployments = usable([through(passThrough), through(plan), through(other)], null, 'of-the-client');
    expect(deployments.map(({ connection }) => connection.credential)).toEqual([
      'of-the-client',
      plan.credential,
      other.credential,
    ]);
    expect(passThrough.credential).toBeNull();
  });

  it('is missed nowhere else: without it, such connections are left out', () => {
    expect(idsOf(usable([through(passThrough), through(other)]))).toEqual([other.id]);
    expect(() => usable([through(passThrough)])).toThrow(
      expect.objectContaining({ code: 'credential_not_accepted' }),
    );
  });

  it('comes before what the organization brought, which stands in for it', () => {
    const brought = { ...passThrough, credential: 'brought', credentialId: aFreshId<'credential'>() };
    const [own] = usable([through(brought)], null, 'of-the-client');
    expect(own!.connection).toMatchObject({ credential: 'of-the-client', credentialFrom: 'client' });
    expect(own!.connection.credentialId).toBeUndefined();
    const [broughtOne] = usable([through(brought)]);
    expect(broughtOne!.connection).toMatchObject({ credential: 'brought', credentialFrom: 'weir' });
  });
});
