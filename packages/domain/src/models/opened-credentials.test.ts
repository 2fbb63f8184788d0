import { describe, expect, it } from 'vitest';
import { aConnection, aDeployment, aModel } from '../../../testing/src/a-model.ts';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { FakeClock } from '../../../testing/src/fake-clock.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import type { CredentialCipher, SealedCredential } from '../kernel/credential-cipher.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { CredentialId } from '../kernel/ids.ts';
import type { CatalogDeployment } from './catalog-snapshot.ts';
import type { CatalogConnection } from './model.ts';
import { OpenedCredentials, withOpenedCredentials } from './opened-credentials.ts';

/** A key service that answers when the test lets it. */
class SlowCipher implements Pick<CredentialCipher, 'open'> {
  readonly asked: string[] = [];
  readonly #waiting: (() => void)[] = [];
  failure: unknown = null;

  open({ sealed }: SealedCredential): Promise<string> {
    const text = new TextDecoder().decode(sealed);
    this.asked.push(text);
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => (this.failure === null ? resolve(text) : reject(this.failure)));
    });
  }

  answer(): void {
    for (const answer of this.#waiting.splice(0)) answer();
  }
}

const AWAY = new DomainError('credential_unavailable', 'KMS is away', {
  retryable: true,
  retryAfterMs: 5_000,
  internal: 'kms_unreachable',
});

function setUp(limits: { maxOpened?: number } = {}) {
  const [clock, cipher, logger] = [new FakeClock(), new SlowCipher(), new RecordingLogger()];
  const credentials = new OpenedCredentials({ cipher, clock, logger }, limits);
  /** What comes of it when the key service answers. */
  const opened = async (connection: CatalogConnection) => {
    const opening = Promise.resolve(credentials.connection(connection));
    opening.catch(() => undefined);
    cipher.answer();
    return opening;
  };
  return { clock, cipher, logger, credentials, opened };
}

function sealed(text: string): SealedCredential {
  return {
    sealed: new TextEncoder().encode(text),
    binding: { purpose: 'organization-credential', boundTo: '', ids: {} },
  };
}

function brought(
  text: string,
  id = aFreshId<'credential'>(),
): CatalogConnection & { credentialId: CredentialId } {
  return { ...aConnection(), credential: sealed(text), credentialId: id };
}

const model = aModel();
const deploymentOf = (connection: CatalogConnection, tier = 0): CatalogDeployment => {
  const { credential: _, ...rest } = connection;
  return { ...aDeployment(model, { ...rest, credential: null }, { tier }), connection };
};

describe('a credential of the catalog', () => {
  it('is opened once for all who need it at the same time, and then at hand at once', async () => {
    const { cipher, credentials, opened } = setUp();
    const connection = brought('secret');
    const requests = Array.from({ length: 100 }, () => credentials.connection(connection));
    expect(cipher.asked).toEqual(['secret']);
    cipher.answer();
    const all = await Promise.all(requests);
    expect(all.every(({ credential }) => credential === 'secret')).toBe(true);
    expect(credentials.connection(connection)).toEqual({ ...connection, credential: 'secret' });
    expect(credentials.connection(connection)).toBe(await opened(connection));
    expect(cipher.asked).toHaveLength(1);
  });

  it('is forgotten after 300 s, used or not, and opened once again for the next requests', async () => {
    const { clock, cipher, credentials, opened } = setUp();
    const connection = brought('secret');
    await opened(connection);
    clock.advance(299_999);
    expect(credentials.connection(connection)).toMatchObject({ credential: 'secret' });
    expect(credentials.size).toBe(1);
    clock.advance(1);
    expect(credentials.size).toBe(0);
    expect(JSON.stringify(credentials)).not.toContain('secret');
    const [one, two] = [credentials.connection(connection), credentials.connection(connection)];
    expect(one).toBeInstanceOf(Promise);
    cipher.answer();
    await Promise.all([one, two]);
    expect(cipher.asked).toHaveLength(2);
  });

  it('stays open over changes of the catalog that are not about it', async () => {
    const { cipher, credentials, opened } = setUp();
    const connection = brought('secret');
    await opened(connection);
    const reloaded = { ...connection, name: 'renamed', credential: sealed('secret') };
    credentials.keepOnly(new Map([[connection.credentialId, reloaded.credential]]));
    expect(credentials.connection(reloaded)).toEqual({ ...reloaded, credential: 'secret' });
    expect(cipher.asked).toHaveLength(1);
  });

  it.each([
    ['changed', (id: CredentialId) => new Map([[id, sealed('another')]])],
    ['deleted', () => new Map()],
  ])('is forgotten at once when it is %s', async (_, now) => {
    const { clock, credentials, opened } = setUp();
    const connection = brought('secret');
    await opened(connection);
    credentials.keepOnly(now(connection.credentialId));
    expect(credentials.size).toBe(0);
    expect(clock.pendingTimers).toBe(0);
  });

  it('is not kept when it is deleted while it is being opened', async () => {
    const { clock, cipher, credentials } = setUp();
    const opening = credentials.connection(brought('secret'));
    credentials.keepOnly(new Map());
    cipher.answer();
    expect(await opening).toMatchObject({ credential: 'secret' });
    expect(credentials.size).toBe(0);
    expect(clock.pendingTimers).toBe(0);
  });

  it('is opened anew when it is changed before the catalog says so', async () => {
    const { credentials, opened } = setUp();
    const connection = brought('secret');
    await opened(connection);
    const rotated = { ...connection, credential: sealed('rotated') };
    expect(await opened(rotated)).toMatchObject({ credential: 'rotated' });
    expect(credentials.size).toBe(1);
  });

  it('makes room for another: the one that was opened first', async () => {
    const { credentials, opened, cipher } = setUp({ maxOpened: 2 });
    const all = [brought('first'), brought('second'), brought('third')];
    for (const connection of all) await opened(connection);
    expect(credentials.size).toBe(2);
    expect(credentials.connection(all[2]!)).toMatchObject({ credential: 'third' });
    void credentials.connection(all[0]!);
    expect(cipher.asked.at(-1)).toBe('first');
  });

  it('that cannot be opened is tried again after five seconds, and logged once until then', async () => {
    const { clock, cipher, logger, opened, credentials } = setUp();
    const connection = brought('secret');
    cipher.failure = AWAY;
    await expect(opened(connection)).rejects.toBe(AWAY);
    clock.advance(4_999);
    expect(() => credentials.connection(connection)).toThrow(AWAY);
    expect(cipher.asked).toHaveLength(1);
    expect(logger.entries).toEqual([
      {
        level: 'error',
        event: 'credential.not_opened',
        fields: {
          connectionId: connection.id,
          credentialId: connection.credentialId,
          errorCode: 'kms_unreachable',
        },
      },
    ]);
    clock.advance(1);
    cipher.failure = null;
    expect(await opened(connection)).toMatchObject({ credential: 'secret' });
  });
});

describe('the deployments of a request', () => {
  it('are the very same where nothing is sealed', () => {
    const { credentials } = setUp();
    const list = [deploymentOf(aConnection()), deploymentOf({ ...aConnection(), credential: null })];
    expect(credentials.deployments(list)).toBe(list);
  });

  it('wait only until their credentials are open, and are one list for all where nobody brought any', async () => {
    const { cipher, credentials, clock } = setUp();
    const own = deploymentOf({ ...aConnection(), credential: sealed('own') });
    const list = [own, deploymentOf(aConnection(), 1)];
    const waiting = credentials.deployments(list);
    cipher.answer();
    expect((await waiting).map(({ connection }) => connection.credential)).toEqual([
      'own',
      'upstream-secret',
    ]);
    const warm = credentials.deployments(list);
    expect(warm).toEqual(await waiting);
    expect(credentials.deployments(list)).toBe(warm);
    clock.advance(300_000);
    expect(credentials.deployments(list)).toBeInstanceOf(Promise);
  });

  it('go on without a connection whose own credential is not available', async () => {
    const { cipher, credentials } = setUp();
    cipher.failure = AWAY;
    const list = [
      deploymentOf({ ...aConnection(), credential: sealed('own') }),
      deploymentOf(aConnection(), 1),
    ];
    const waiting = credentials.deployments(list);
    cipher.answer();
    expect(await waiting).toEqual([list[1]]);
    expect(credentials.deployments(list)).toEqual([list[1]]);
  });

  it('end before a brought one that is not available: no other account stands in for it', async () => {
    const { cipher, credentials } = setUp();
    cipher.failure = AWAY;
    const list = [deploymentOf(brought('own account')), deploymentOf(aConnection(), 1)];
    const waiting = credentials.deployments(list);
    cipher.answer();
    await expect(waiting).rejects.toMatchObject({
      code: 'credential_unavailable',
      publicMessage: 'The credential for the upstream is not available at the moment.',
      retryAfterMs: 5_000,
      internal: 'kms_unreachable',
    });
    expect(() => credentials.deployments(list)).toThrow(
      expect.objectContaining({ code: 'credential_unavailable' }),
    );
  });

  it('end with a lasting error where a brought one cannot be read', async () => {
    const { cipher, credentials } = setUp();
    cipher.failure = new DomainError('internal_error', 'no', { internal: 'secret_not_authentic' });
    const waiting = credentials.deployments([deploymentOf(brought('moved'))]);
    cipher.answer();
    await expect(waiting).rejects.toMatchObject({ code: 'no_deployment_available', retryable: false });
  });
});

it('asks an upstream for its models with its credential, and not at all without', async () => {
  const { cipher, credentials } = setUp();
  const asked: unknown[] = [];
  const discovery = withOpenedCredentials(
    {
      listModels: async ({ credential }) => {
        asked.push(credential);
        return [];
      },
    },
    credentials,
  );
  const listing = discovery.listModels(brought('secret'));
  cipher.answer();
  await listing;
  cipher.failure = AWAY;
  const failing = discovery.listModels(brought('another'));
  cipher.answer();
  await expect(failing).rejects.toBe(AWAY);
  expect(asked).toEqual(['secret']);
});
