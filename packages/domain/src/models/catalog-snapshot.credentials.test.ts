import { describe, expect, it } from 'vitest';
import { aConnection, aDeployment, aModel } from '../../../testing/src/a-model.ts';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import type { SealedCredential } from '../kernel/credential-cipher.ts';
import { type CatalogDeployment, CatalogSnapshot } from './catalog-snapshot.ts';
import type { BroughtCredential } from './model.ts';

const [first, second] = [aConnection(), aConnection()];
const model = aModel({ name: 'meadow' });
const deployments = [aDeployment(model, first, { tier: 0 }), aDeployment(model, second, { tier: 1 })];
const organizationId = aFreshId<'organization'>();
const key = {
  id: aFreshId<'api-key'>(),
  workspaceId: aFreshId<'workspace'>(),
  organizationId,
  mode: 'live',
} as const;

type Given = Omit<BroughtCredential, 'id' | 'ownerId' | 'credential'> &
  Partial<Pick<BroughtCredential, 'id' | 'ownerId'>> & { readonly credential: string | null };

function sealed(text: string): SealedCredential {
  const binding = { purpose: 'organization-credential', boundTo: '', ids: {} } as const;
  return { sealed: new TextEncoder().encode(text), binding };
}

function textOf({ connection: { credential } }: CatalogDeployment): string | null {
  return typeof credential === 'object'
    ? credential && new TextDecoder().decode(credential.sealed)
    : credential;
}

function snapshotWith(...credentials: Given[]) {
  const snapshot = new CatalogSnapshot(
    {
      models: [model],
      aliases: [],
      connections: [first, second],
      deployments,
      refusesUnpriced: false,
      credentials: credentials.map(({ credential, ...given }) => ({
        id: aFreshId(),
        ownerId: organizationId,
        ...given,
        credential: credential === null ? null : sealed(credential),
      })),
    },
    1,
  );
  return { snapshot, resolved: snapshot.resolve('meadow', 'live')! };
}

describe('the ways to a model', () => {
  it('are the very same for everybody who brought nothing', () => {
    const { snapshot, resolved } = snapshotWith({ connectionId: first.id, credential: 'own' });
    expect(snapshot.deploymentsFor(resolved, { ...key, organizationId: aFreshId() })).toBe(
      resolved.deployments,
    );
    expect(snapshot.deploymentsFor(resolved, { ...key, mode: 'test' })).toBe(resolved.deployments);
  });

  it('lead through the same connections, with what was brought for each', () => {
    const { snapshot, resolved } = snapshotWith({ connectionId: second.id, credential: 'own' });
    const [toFirst, toSecond] = snapshot.deploymentsFor(resolved, key);
    expect(toFirst).toBe(resolved.deployments[0]);
    const connection = {
      ...second,
      credential: sealed('own'),
      sealedAs: '6f776e',
      credentialId: expect.any(String),
    };
    expect(toSecond).toEqual({ ...deployments[1], connection });
    expect(second.credential).not.toBe('own');
  });

  it.each([
    ['key', [key.id, key.workspaceId, organizationId], 'of its key'],
    ['workspace', [key.workspaceId, organizationId, aFreshId<'api-key'>()], 'of its workspace'],
    ['organization', [organizationId, aFreshId<'workspace'>()], 'of its organization'],
  ])('have the credential of the narrowest owner: the %s', (_, owners, expected) => {
    const credentialOf = (ownerId: BroughtCredential['ownerId']) =>
      ({
        [key.id]: 'of its key',
        [key.workspaceId]: 'of its workspace',
        [organizationId]: 'of its organization',
      })[ownerId] ?? 'of others';
    for (const order of [owners, owners.toReversed()]) {
      const { snapshot, resolved } = snapshotWith(
        ...order.map((ownerId) => ({ ownerId, connectionId: first.id, credential: credentialOf(ownerId) })),
      );
      const [toFirst, toSecond] = snapshot.deploymentsFor(resolved, key);
      expect(textOf(toFirst!)).toBe(expected);
      expect(toSecond).toBe(resolved.deployments[1]);
    }
  });

  it('are those of each connection’s narrowest owner', () => {
    const { snapshot, resolved } = snapshotWith(
      { ownerId: key.id, connectionId: second.id, credential: 'of its key' },
      { connectionId: first.id, credential: 'of its organization' },
    );
    expect(snapshot.deploymentsFor(resolved, key).map(textOf)).toEqual(['of its organization', 'of its key']);
  });

  it('do not turn to a wider owner where the narrowest credential cannot be read', () => {
    const { snapshot, resolved } = snapshotWith(
      { ownerId: key.id, connectionId: first.id, credential: null },
      { connectionId: first.id, credential: 'of its organization' },
    );
    expect(snapshot.deploymentsFor(resolved, key)).toEqual([]);
  });

  it('are found by connection and credential', () => {
    const { snapshot, resolved } = snapshotWith({ connectionId: first.id, credential: 'own' });
    const { connection } = snapshot.deploymentsFor(resolved, key)[0]!;
    expect(snapshot.connectionWith(first.id, null)).toBe(first);
    expect(snapshot.connectionWith(first.id, connection.credentialId!)).toBe(connection);
    expect(snapshot.connectionWith(second.id, connection.credentialId!)).toBeNull();
    expect(snapshot.connectionWith(aFreshId(), null)).toBeNull();
  });

  it('keep one connection object for all requests, as connections of the platform do', () => {
    const { snapshot, resolved } = snapshotWith({ connectionId: first.id, credential: 'own' });
    const [once, again] = [1, 2].map(() => snapshot.deploymentsFor(resolved, key)[0]);
    expect(once!.connection).toBe(again!.connection);
  });

  it('end before one whose credential cannot be read', () => {
    const behind = snapshotWith({ connectionId: second.id, credential: null });
    expect(behind.snapshot.deploymentsFor(behind.resolved, key)).toEqual([behind.resolved.deployments[0]]);
    const before = snapshotWith({ connectionId: first.id, credential: null });
    expect(before.snapshot.deploymentsFor(before.resolved, key)).toEqual([]);
  });

  it('are not changed by a credential for a connection that is switched off', () => {
    const { snapshot, resolved } = snapshotWith({ connectionId: aFreshId(), credential: 'own' });
    expect(snapshot.deploymentsFor(resolved, key)).toBe(resolved.deployments);
  });
});
