import type { CredentialBinding } from '@weir/domain/kernel';
import { SystemClock } from '@weir/domain/kernel';
import { RecordingLogger } from '@weir/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { environmentOf, startTestKms, type TestKms } from '../testing/start-test-kms.ts';
import { AesGcmSecretCipher } from './aes-gcm-secret-cipher.ts';
import { EnvelopeCredentialCipher } from './envelope-credential-cipher.ts';
import { KmsDataKeys } from './kms-data-keys.ts';

const SECRET = 'AKIAWEIRWEIRWEIRWEIR:marked-secret-of-an-organization';
const binding: CredentialBinding = {
  purpose: 'organization-credential',
  boundTo: 'organization/connection',
  ids: { organization_id: 'organization', connection_id: 'connection', credential_id: 'credential' },
};

describe('EnvelopeCredentialCipher with the SDK of AWS', () => {
  let kms: TestKms;
  const logger = new RecordingLogger();
  const measured: unknown[] = [];
  beforeAll(async () => {
    kms = await startTestKms();
    for (const [name, value] of Object.entries(environmentOf(kms))) vi.stubEnv(name, value);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await kms.close();
  });
  beforeEach(() => {
    kms.calls.length = 0;
    measured.length = 0;
    logger.entries.length = 0;
  });
  afterEach(() => {
    kms.fault = null;
  });

  const cipherWith = ({ keyId = kms.keyArn as string | null, masterKey = 7, totalMs = 60_000 } = {}) =>
    new EnvelopeCredentialCipher({
      local: new AesGcmSecretCipher(new Uint8Array(32).fill(masterKey)),
      dataKeys: new KmsDataKeys({
        ...{ keyId, clock: new SystemClock(), logger, totalMs },
        onCall: (operation, outcome, durationUs) => measured.push([operation, outcome, durationUs > 0]),
      }),
      sealsWithDataKeys: keyId !== null,
    });

  it('seals each credential with a data key of its own, bound to the ids, and opens it again', async () => {
    const cipher = cipherWith();
    const [sealed, again] = [await cipher.seal(SECRET, binding), await cipher.seal(SECRET, binding)];
    expect(new Set(kms.givenKeys).size).toBe(kms.givenKeys.length);
    expect(Buffer.from(sealed).equals(again)).toBe(false);
    expect(await cipher.open({ sealed, binding })).toBe(SECRET);
    const context = { purpose: 'organization-credential', ...binding.ids };
    expect(kms.calls).toEqual([
      { operation: 'GenerateDataKey', context, keyId: kms.keyArn },
      { operation: 'GenerateDataKey', context, keyId: kms.keyArn },
      { operation: 'Decrypt', context, keyId: undefined },
    ]);
    expect(measured).toEqual([
      ['GenerateDataKey', 'ok', true],
      ['GenerateDataKey', 'ok', true],
      ['Decrypt', 'ok', true],
    ]);
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('marked');
    for (const key of kms.givenKeys)
      expect(Buffer.from(sealed).includes(Buffer.from(key, 'base64'))).toBe(false);
  });

  it('opens what is sealed under the master key without asking anybody, and seals so without a key of KMS', async () => {
    const local = cipherWith({ keyId: null });
    const sealed = await local.seal(SECRET, binding);
    expect(cipherWith().open({ sealed, binding })).toBe(SECRET);
    expect(cipherWith().needsKeyService(sealed)).toBe(false);
    expect(kms.calls).toEqual([]);
    const withKms = await cipherWith().seal(SECRET, binding);
    expect(local.needsKeyService(withKms)).toBe(true);
    expect(await local.open({ sealed: withKms, binding })).toBe(SECRET);
    expect(await cipherWith({ masterKey: 8 }).open({ sealed: withKms, binding })).toBe(SECRET);
  });

  it.each([
    ['another credential', { ids: { ...binding.ids, credential_id: 'other' } }],
    [
      'another organization',
      { ids: { ...binding.ids, organization_id: 'other' }, boundTo: 'other/connection' },
    ],
    ['a workspace', { ids: { ...binding.ids, workspace_id: 'workspace' } }],
    ['another purpose', { purpose: 'provider-credential' }],
    ['other ids, which KMS was not told of', { boundTo: 'other' }],
  ] as const)('does not open it for %s', async (_, other) => {
    const cipher = cipherWith();
    const sealed = await cipher.seal(SECRET, binding);
    await expect(cipher.open({ sealed, binding: { ...binding, ...other } })).rejects.toMatchObject({
      code: 'internal_error',
      internal: 'secret_not_authentic',
    });
  });

  it('opens nothing that was altered or cut, wherever', async () => {
    const cipher = cipherWith();
    const sealed = Buffer.from(await cipher.seal(SECRET, binding));
    for (const at of [1, 2, 3, 20, sealed.length - 40, sealed.length - 1]) {
      const altered = Buffer.from(sealed);
      altered[at]! ^= 1;
      await expect(cipher.open({ sealed: altered, binding })).rejects.toMatchObject({
        code: 'internal_error',
      });
    }
    for (const length of [1, 2, 3, 10, sealed.length - 1]) {
      const cut = sealed.subarray(0, length);
      await expect(cipher.open({ sealed: cut, binding })).rejects.toMatchObject({ code: 'internal_error' });
    }
  });

  it.each([
    ['throttled', { status: 400, type: 'ThrottlingException' }, 3, 5_000],
    ['unreachable', { status: 500, type: 'KMSInternalException' }, 3, 5_000],
    ['refused', { status: 400, type: 'AccessDeniedException' }, 1, 60_000],
    ['key_unusable', { status: 400, type: 'DisabledException' }, 1, 60_000],
  ] as const)(
    'says that KMS is %s, after retries where these may help, and when to try again',
    async (reason, fault, attempts, retryAfterMs) => {
      kms.fault = fault;
      const error = await cipherWith()
        .seal(SECRET, binding)
        .catch((failure: unknown) => failure);
      expect(error).toMatchObject({
        code: 'credential_unavailable',
        retryable: true,
        internal: `kms_${reason}`,
        retryAfterMs,
      });
      expect((error as Error).cause).toBeUndefined();
      expect(kms.calls).toHaveLength(attempts);
      expect(logger.of('kms.failed')).toEqual([{ operation: 'GenerateDataKey', reason }]);
    },
  );

  it('fails to open in the same way', async () => {
    const cipher = cipherWith();
    const sealed = await cipher.seal(SECRET, binding);
    kms.fault = { status: 400, type: 'AccessDeniedException' };
    await expect(cipher.open({ sealed, binding })).rejects.toMatchObject({ internal: 'kms_refused' });
    expect(logger.of('kms.failed')).toEqual([{ operation: 'Decrypt', reason: 'refused' }]);
  });

  it('does not wait for a KMS that never answers, nor for one that is gone', async () => {
    kms.fault = 'hang';
    await expect(cipherWith({ totalMs: 300 }).seal(SECRET, binding)).rejects.toMatchObject({
      internal: 'kms_timeout',
    });
    vi.stubEnv('AWS_ENDPOINT_URL_KMS', 'http://127.0.0.1:9');
    await expect(cipherWith().seal(SECRET, binding)).rejects.toMatchObject({ internal: 'kms_unreachable' });
    vi.stubEnv('AWS_ENDPOINT_URL_KMS', kms.url);
  });

  it('says that no region is configured, unless the ARN of the key has one', async () => {
    vi.stubEnv('AWS_REGION', '');
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere');
    const alias = cipherWith({ keyId: 'alias/weir' });
    await expect(alias.seal(SECRET, binding)).rejects.toMatchObject({ internal: 'kms_no_region' });
    const sealed = await cipherWith().seal(SECRET, binding);
    vi.stubEnv('AWS_REGION', 'eu-central-1');
    expect(await cipherWith({ keyId: 'alias/weir' }).open({ sealed, binding })).toBe(SECRET);
  });

  it('cannot read what a lost key wrapped', async () => {
    const cipher = cipherWith();
    const sealed = await cipher.seal(SECRET, binding);
    kms.loseKey();
    await expect(cipher.open({ sealed, binding })).rejects.toMatchObject({
      internal: 'secret_not_authentic',
    });
  });

  it('logs no key and no secret', async () => {
    const cipher = cipherWith();
    await cipher.open({ sealed: await cipher.seal(SECRET, binding), binding });
    kms.fault = { status: 400, type: 'AccessDeniedException' };
    await cipher.seal(SECRET, binding).catch(() => undefined);
    const logged = JSON.stringify(logger.entries);
    for (const text of ['marked', ...kms.givenKeys]) expect(logged).not.toContain(text);
  });
});
