import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AuthenticatorHarness, atOnce, awaited } from '../../../testing/src/authenticator-harness.ts';

/** Times differ by what is done. What is done is counted here: it holds on every machine, however busy. */
describe('ApiKeyAuthenticator, refusing a well-formed secret', () => {
  let harness: AuthenticatorHarness;
  beforeEach(() => {
    harness = new AuthenticatorHarness();
  });

  const secrets = {
    api_key_unknown: async () => harness.unknownSecret(),
    api_key_revoked: async () => {
      const created = await harness.addKey();
      await harness.revoke(created);
      return created.secret;
    },
    api_key_expired: async () => {
      const { secret } = await harness.addKey(new Date(harness.clock.nowMs() + 1_000));
      harness.clock.advance(1_000);
      return secret;
    },
  };

  it.each(Object.keys(secrets) as (keyof typeof secrets)[])(
    'takes the same steps for one that is %s as for any other',
    async (code) => {
      const secret = await secrets[code]();
      const hashes = vi.spyOn(harness.hasher, 'sha256Hex');
      expect(await harness.outcome(secret)).toEqual(awaited(code));
      expect(await harness.outcome(secret)).toEqual(atOnce(code));
      expect(hashes.mock.calls).toEqual([[secret], [secret]]);
      expect(harness.repository.lookups).toEqual([harness.hashOf(secret)]);
    },
  );

  it('tells revoked and expired only to who sends every character of the secret', async () => {
    for (const code of ['api_key_revoked', 'api_key_expired'] as const) {
      const secret = await secrets[code]();
      for (const near of [secret.toUpperCase(), secret.slice(0, -1), `${secret} `]) {
        expect((await harness.outcome(near)).result).toBe('api_key_malformed');
      }
    }
  });
});
