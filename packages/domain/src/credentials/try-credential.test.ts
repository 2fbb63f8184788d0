import { describe, expect, it } from 'vitest';
import { aConnection } from '../../../testing/src/a-model.ts';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { ScriptedModelDiscovery } from '../../../testing/src/scripted-model-discovery.ts';
import { ProviderError } from '../inference/provider-error.ts';
import type { CredentialBinding, CredentialCipher } from '../kernel/credential-cipher.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { bindingOfBrought } from './credential-binding.ts';
import { tryCredential } from './try-credential.ts';

const sealedFor = (binding: CredentialBinding) => new TextEncoder().encode(`${binding.boundTo} brought`);
const credentialCipher: Pick<CredentialCipher, 'open'> = {
  async open({ sealed, binding }) {
    const [boundTo, text] = new TextDecoder().decode(sealed).split(' ');
    if (boundTo !== binding.boundTo) throw new Error('bound to something else');
    return text!;
  },
};
const { credential: _, ...connection } = aConnection();
const place = {
  id: aFreshId<'credential'>(),
  organizationId: aFreshId<'organization'>(),
  workspaceId: null,
  apiKeyId: null,
  connectionId: connection.id,
};
const sealed = sealedFor(bindingOfBrought(place));
const underTest = { connection, credential: { sealed, binding: bindingOfBrought(place) } };

describe('tryCredential', () => {
  it('asks with what was brought, at the address of the connection', async () => {
    const discovery = new ScriptedModelDiscovery();
    expect(
      await tryCredential(underTest, {
        credentialCipher,
        clock: new FakeClock(),
        discovery,
      }),
    ).toBe('ok');
    expect(discovery.asked).toEqual([{ ...connection, credential: 'brought' }]);
  });

  it('gives up after ten seconds, and stops asking', async () => {
    const [clock, discovery] = [new FakeClock(), new ScriptedModelDiscovery()];
    discovery.hang = true;
    const result = tryCredential(underTest, { credentialCipher, clock, discovery });
    await flushMicrotasks();
    clock.advance(9_999);
    expect(discovery.signals[0]?.aborted).toBe(false);
    clock.advance(1);
    expect(await result).toBe('timeout');
    expect(discovery.signals[0]?.aborted).toBe(true);
  });

  it.each([
    ['upstream_credential_rejected', 'credential_rejected'],
    ['upstream_rejected', 'upstream_rejected'],
  ] as const)('tells a credential that is rejected from the rest: %s', async (failure, code) => {
    const discovery = new ScriptedModelDiscovery();
    discovery.failure = new ProviderError(failure);
    expect(
      await tryCredential(underTest, {
        credentialCipher,
        clock: new FakeClock(),
        discovery,
      }),
    ).toBe(code);
  });

  it.each([
    ['organization', { organizationId: aFreshId<'organization'>() }],
    ['workspace', { workspaceId: aFreshId<'workspace'>() }],
    ['key', { apiKeyId: aFreshId<'api-key'>() }],
  ])('asks nobody with what is another %s’s', async (_, other) => {
    const discovery = new ScriptedModelDiscovery();
    expect(
      await tryCredential(
        { connection, credential: { sealed, binding: bindingOfBrought({ ...place, ...other }) } },
        { credentialCipher, clock: new FakeClock(), discovery },
      ),
    ).toBe('credential_unreadable');
    expect(discovery.asked).toEqual([]);
  });

  it('tells a key service that is away from a secret that cannot be read', async () => {
    const away: Pick<CredentialCipher, 'open'> = {
      open: () => Promise.reject(new DomainError('credential_unavailable', 'away')),
    };
    const ports = { credentialCipher: away, clock: new FakeClock(), discovery: new ScriptedModelDiscovery() };
    expect(await tryCredential(underTest, ports)).toBe('credential_unavailable');
  });

  it('hides no mistake of ours', async () => {
    const discovery = new ScriptedModelDiscovery();
    discovery.failure = new TypeError('a mistake');
    const ports = { credentialCipher, clock: new FakeClock(), discovery };
    await expect(tryCredential(underTest, ports)).rejects.toThrow('a mistake');
  });
});
