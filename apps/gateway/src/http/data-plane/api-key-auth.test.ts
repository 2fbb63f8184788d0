import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import {
  ApiKeyAuthenticator,
  type AuthenticatedKey,
  KeyUseRecorder,
} from '@weir/domain/api-key-authentication';
import type { ApiKeyRestrictions } from '@weir/domain/api-keys';
import {
  aStoredApiKey,
  FakeClock,
  FakeSecretHasher,
  InMemoryApiKeyRepository,
  RecordingLogger,
  seededRandomBytes,
} from '@weir/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ClientAddresses } from '../client-addresses.ts';
import { ApiKeyAuth } from './api-key-auth.ts';

describe('ApiKeyAuth', () => {
  const clock = new FakeClock();
  const hasher = new FakeSecretHasher();
  const logger = new RecordingLogger();
  const randomBytes = seededRandomBytes();
  let repository: InMemoryApiKeyRepository;
  let addresses: ClientAddresses;
  let uses: KeyUseRecorder;
  let auth: ApiKeyAuth;

  beforeEach(() => {
    repository = new InMemoryApiKeyRepository();
    addresses = new ClientAddresses([]);
    uses = new KeyUseRecorder({ store: { recordUses: async () => undefined }, clock, logger });
    const authenticator = new ApiKeyAuthenticator({ repository, hasher, clock, logger });
    auth = new ApiKeyAuth({ authenticator, addresses, uses, sessionCookie: 'weir_session' });
  });

  const call = (headers: IncomingHttpHeaders, receivedMs = 1) =>
    auth.authenticate(
      { incoming: { headers, socket: { remoteAddress: '127.0.0.1' } } as IncomingMessage, receivedMs },
      'chat.completions',
    );
  /** The headers of a key that was looked up already. */
  const knownKey = async (restrictions: Partial<ApiKeyRestrictions> = {}) => {
    const { secret } = await aStoredApiKey({ repository, hasher, clock, randomBytes }, restrictions);
    const headers = { authorization: `Bearer ${secret}` };
    await call(headers);
    return headers;
  };

  it('lets a known key without restrictions in at once, asking for nothing else', async () => {
    const of = vi.spyOn(addresses, 'of');
    const headers = await knownKey();
    const first = call(headers);
    expect(first).not.toBeInstanceOf(Promise);
    expect(call({ ...headers, cookie: 'theme=dark' })).toBe(first);
    expect(first).toMatchObject({ allowedModels: null, allowedIpRanges: null, endpointScopes: null });
    expect(repository.lookups).toHaveLength(1);
    expect(of).not.toHaveBeenCalled();
  });

  it('judges a known key with restrictions at once, too', async () => {
    const headers = await knownKey({
      allowedIpRanges: ['127.0.0.0/8'],
      endpointScopes: ['chat.completions'],
    });
    expect(call(headers)).not.toBeInstanceOf(Promise);
    expect(repository.lookups).toHaveLength(1);
  });

  it('looks up nothing for a request with a session', async () => {
    const headers = await knownKey();
    expect(() => call({ ...headers, cookie: 'weir_session=x' })).toThrow(
      expect.objectContaining({ code: 'credential_not_accepted' }),
    );
    expect(() => call({ cookie: 'weir_session=x' })).toThrow(
      expect.objectContaining({ code: 'credential_not_accepted' }),
    );
    expect(repository.lookups).toHaveLength(1);
  });

  it('notes when a key that was let in was used', async () => {
    const headers = await knownKey();
    const key = call(headers, 77) as AuthenticatedKey;
    expect(key.use).toEqual({ id: key.id, atMs: 77 });
    expect(() => call({ ...headers, cookie: 'weir_session=x' }, 99)).toThrow();
    expect(key.use.atMs).toBe(77);
  });
});
