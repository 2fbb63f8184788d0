import { describe, expect, it } from 'vitest';
import { aFreshHash, aFreshId, anApiKey } from '../../../testing/src/an-api-key.ts';
import { FakeClock } from '../../../testing/src/fake-clock.ts';
import { InMemoryApiKeyRepository } from '../../../testing/src/in-memory-api-key-repository.ts';
import { revokeApiKey } from './revoke-api-key.ts';

describe('revokeApiKey', () => {
  it('revokes as of now, and again without changing anything', async () => {
    const clock = new FakeClock();
    const repository = new InMemoryApiKeyRepository();
    const key = anApiKey();
    await repository.insert(key, aFreshHash());
    const revoked = { ...key, revokedAt: new Date(clock.nowMs()) };
    expect(await revokeApiKey(key, { repository, clock })).toEqual(revoked);
    clock.advance(1_000);
    expect(await revokeApiKey(key, { repository, clock })).toEqual(revoked);
  });

  it("finds neither an unknown key nor another organization's, and does not tell them apart", async () => {
    const ports = { repository: new InMemoryApiKeyRepository(), clock: new FakeClock() };
    const key = anApiKey();
    await ports.repository.insert(key, aFreshHash());
    const foreign = revokeApiKey({ organizationId: aFreshId(), id: key.id }, ports);
    const unknown = revokeApiKey({ organizationId: key.organizationId, id: aFreshId() }, ports);
    const [a, b] = (await Promise.allSettled([foreign, unknown])) as PromiseRejectedResult[];
    expect(a?.reason).toMatchObject({ code: 'not_found' });
    expect(a?.reason.publicMessage).toBe(b?.reason.publicMessage);
    expect((await ports.repository.list(key.organizationId, 1))[0]?.revokedAt).toBeNull();
  });
});
