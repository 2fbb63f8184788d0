import { describe, expect, it } from 'vitest';
import { aFreshHash, aFreshId, anApiKey } from '../../../testing/src/an-api-key.ts';
import { InMemoryApiKeyRepository } from '../../../testing/src/in-memory-api-key-repository.ts';
import { listOrganizationApiKeys } from './list-organization-api-keys.ts';

describe('listOrganizationApiKeys', () => {
  it("lists an organization's keys, newest first, and no other's", async () => {
    const repository = new InMemoryApiKeyRepository();
    const organizationId = aFreshId<'organization'>();
    const [older, newer] = [1, 2].map((day) =>
      anApiKey({ organizationId, createdAt: new Date(Date.UTC(2026, 0, day)) }),
    );
    for (const key of [older!, newer!, anApiKey()]) await repository.insert(key, aFreshHash());
    expect(await listOrganizationApiKeys({ organizationId }, { repository })).toEqual([newer, older]);
    expect(await listOrganizationApiKeys({ organizationId, limit: 1 }, { repository })).toEqual([newer]);
  });

  it.each([0, -1, 1.5, 1_001, Number.NaN])('refuses a limit of %s', async (limit) => {
    const ports = { repository: new InMemoryApiKeyRepository() };
    await expect(listOrganizationApiKeys({ organizationId: aFreshId(), limit }, ports)).rejects.toMatchObject(
      {
        code: 'invalid_parameter',
        param: 'limit',
      },
    );
  });
});
