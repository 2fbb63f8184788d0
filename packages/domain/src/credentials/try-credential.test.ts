import { describe, expect, it } from 'vitest';
import { aConnection } from '../../../testing/src/a-model.ts';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { FakeClock } from '../../../testing/src/fake-clock.ts';
import { ScriptedModelDiscovery } from '../../../testing/src/scripted-model-discovery.ts';
import { ProviderError } from '../inference/provider-error.ts';
import type { SecretCipher } from '../kernel/secret-cipher.ts';
import { sealOrganizationCredential } from './seal-credential.ts';
import { tryCredential } from './try-credential.ts';

const cipher: SecretCipher = {
  encrypt: (plaintext, purpose, boundTo) => new TextEncoder().encode(`${purpose} ${boundTo} ${plaintext}`),
  decrypt(ciphertext, purpose, boundTo) {
    const [prefix, text] = [`${purpose} ${boundTo} `, new TextDecoder().decode(ciphertext)];
    if (!text.startsWith(prefix)) throw new Error('bound to something else');
    return text.slice(prefix.length);
  },
};
const { credential: _, ...connection } = aConnection();
const owner = { organizationId: aFreshId<'organization'>(), workspaceId: null, apiKeyId: null };
const sealed = sealOrganizationCredential(cipher, 'brought', { ...owner, connectionId: connection.id });
const underTest = { connection, owner, sealed };

describe('tryCredential', () => {
  it('asks with what was brought, at the address of the connection', async () => {
    const discovery = new ScriptedModelDiscovery();
    expect(
      await tryCredential(underTest, {
        cipher,
        clock: new FakeClock(),
        discovery,
      }),
    ).toBe('ok');
    expect(discovery.asked).toEqual([{ ...connection, credential: 'brought' }]);
  });

  it('gives up after ten seconds, and stops asking', async () => {
    const [clock, discovery] = [new FakeClock(), new ScriptedModelDiscovery()];
    discovery.hang = true;
    const result = tryCredential(underTest, { cipher, clock, discovery });
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
        cipher,
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
        { ...underTest, owner: { ...owner, ...other } },
        { cipher, clock: new FakeClock(), discovery },
      ),
    ).toBe('credential_unreadable');
    expect(discovery.asked).toEqual([]);
  });

  it('hides no mistake of ours', async () => {
    const discovery = new ScriptedModelDiscovery();
    discovery.failure = new TypeError('a mistake');
    const ports = { cipher, clock: new FakeClock(), discovery };
    await expect(tryCredential(underTest, ports)).rejects.toThrow('a mistake');
  });
});
