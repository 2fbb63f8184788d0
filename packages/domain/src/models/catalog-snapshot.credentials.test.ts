import { describe, expect, it } from 'vitest';
import { aConnection, aDeployment, aModel } from '../../../testing/src/a-model.ts';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { CatalogSnapshot } from './catalog-snapshot.ts';
import type { BroughtCredential } from './model.ts';

const [first, second] = [aConnection(), aConnection()];
const model = aModel({ name: 'meadow' });
const deployments = [aDeployment(model, first, { tier: 0 }), aDeployment(model, second, { tier: 1 })];
const organizationId = aFreshId<'organization'>();
const elsewhere = aFreshId<'organization'>();

function snapshotWith(...credentials: Omit<BroughtCredential, 'id' | 'organizationId'>[]) {
  const snapshot = new CatalogSnapshot(
    {
      models: [model],
      aliases: [],
      connections: [first, second],
      deployments,
      refusesUnpriced: false,
      credentials: credentials.map((credential) => ({ id: aFreshId(), organizationId, ...credential })),
    },
    1,
  );
  return { snapshot, resolved: snapshot.resolve('meadow', 'live')! };
}

describe('the ways to a model', () => {
  it('are the very same for everybody who brought nothing', () => {
    const { snapshot, resolved } = snapshotWith({ connectionId: first.id, credential: 'own' });
    expect(snapshot.deploymentsFor(resolved, elsewhere, 'live')).toBe(resolved.deployments);
    expect(snapshot.deploymentsFor(resolved, organizationId, 'test')).toBe(resolved.deployments);
  });

  it('lead through the same connections, with what was brought for each', () => {
    const { snapshot, resolved } = snapshotWith({ connectionId: second.id, credential: 'own' });
    const [toFirst, toSecond] = snapshot.deploymentsFor(resolved, organizationId, 'live');
    expect(toFirst).toBe(resolved.deployments[0]);
    const connection = { ...second, credential: 'own', credentialId: expect.any(String) };
    expect(toSecond).toEqual({ ...deployments[1], connection });
    expect(second.credential).not.toBe('own');
  });

  it('are found by connection and credential', () => {
    const { snapshot, resolved } = snapshotWith({ connectionId: first.id, credential: 'own' });
    const { connection } = snapshot.deploymentsFor(resolved, organizationId, 'live')[0]!;
    expect(snapshot.connectionWith(first.id, null)).toBe(first);
    expect(snapshot.connectionWith(first.id, connection.credentialId!)).toBe(connection);
    expect(snapshot.connectionWith(second.id, connection.credentialId!)).toBeNull();
    expect(snapshot.connectionWith(aFreshId(), null)).toBeNull();
  });

  it('keep one connection object for all requests, as connections of the platform do', () => {
    const { snapshot, resolved } = snapshotWith({ connectionId: first.id, credential: 'own' });
    const [once, again] = [1, 2].map(() => snapshot.deploymentsFor(resolved, organizationId, 'live')[0]);
    expect(once!.connection).toBe(again!.connection);
  });

  it('end before one whose credential cannot be read', () => {
    const behind = snapshotWith({ connectionId: second.id, credential: null });
    expect(behind.snapshot.deploymentsFor(behind.resolved, organizationId, 'live')).toEqual([
      behind.resolved.deployments[0],
    ]);
    const before = snapshotWith({ connectionId: first.id, credential: null });
    expect(before.snapshot.deploymentsFor(before.resolved, organizationId, 'live')).toEqual([]);
  });

  it('are not changed by a credential for a connection that is switched off', () => {
    const { snapshot, resolved } = snapshotWith({ connectionId: aFreshId(), credential: 'own' });
    expect(snapshot.deploymentsFor(resolved, organizationId, 'live')).toBe(resolved.deployments);
  });
});
