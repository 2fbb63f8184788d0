import { JoseAccessTokenSigner, JoseSigningKeyGenerator, secureRandomBytes } from '@weir/crypto';
import { newId, type TokenFamilyId, type UserId } from '@weir/domain/kernel';
import { purgeExpiredTokens, type SigningKey, SigningKeys } from '@weir/domain/tokens';
import { FakeClock } from '@weir/testing';
import { decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OwnTestManagement, startTestManagement } from './start-test-management.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

describe('the keys of access tokens', () => {
  let management: OwnTestManagement;
  let clock: FakeClock;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());
  beforeEach(async () => {
    await management.database.sql`delete from signing_keys`;
    clock = new FakeClock();
  });

  /** A replica: what it remembers, how often it asked the database, and what it signs with. */
  const aReplica = () => {
    const { unitOfWork, cipher } = management.composition.services.management;
    const replica = { loads: 0 };
    const { signingKeys } = unitOfWork.repositories;
    const list = () => {
      replica.loads++;
      return signingKeys.list();
    };
    const counted = {
      repositories: { ...unitOfWork.repositories, signingKeys: { list } },
      transaction: unitOfWork.transaction.bind(unitOfWork),
    } as unknown as typeof unitOfWork;
    const keys = new SigningKeys({
      unitOfWork: counted,
      generator: new JoseSigningKeyGenerator(cipher),
      clock,
      randomBytes: secureRandomBytes,
      rotationMs: 30 * DAY_MS,
    });
    const signer = new JoseAccessTokenSigner({
      keys,
      cipher,
      clock,
      randomBytes: secureRandomBytes,
      issuer: 'https://weir.example.com',
    });
    return Object.assign(replica, { keys, signer });
  };

  const signWith = async ({ signer }: { signer: JoseAccessTokenSigner }) => {
    const sign = await signer.prepare();
    return sign({
      userId: newId(clock.nowMs(), secureRandomBytes) as UserId,
      familyId: newId(clock.nowMs(), secureRandomBytes) as TokenFamilyId,
      scopes: null,
      issuedAt: new Date(clock.nowMs()),
      expiresAt: new Date(clock.nowMs() + 15 * MINUTE_MS),
    });
  };
  const idsOf = (keys: readonly SigningKey[]) => keys.map(({ id }) => id);
  const stored = async () =>
    (await management.database.sql`select id from signing_keys order by signs_from desc`).map(({ id }) => id);

  it('are one when many replicas start at once', async () => {
    const replicas = Array.from({ length: 20 }, aReplica);
    const current = await Promise.all(replicas.map(({ keys }) => keys.current()));
    expect(new Set(idsOf(current)).size).toBe(1);
    expect(await stored()).toEqual([current[0]!.id]);
  });

  it('are two when many replicas find at once that the next is due', async () => {
    const first = await aReplica().keys.current();
    clock.advance(30 * DAY_MS - 10 * MINUTE_MS);
    await Promise.all(Array.from({ length: 20 }, () => aReplica().keys.published()));
    expect(await stored()).toEqual([expect.any(String), first.id]);
  });

  it('verify at every replica what one of them has signed', async () => {
    const [one, other] = [aReplica(), aReplica()];
    await other.keys.current();
    expect(await other.signer.verify(await signWith(one))).not.toBeNull();
  });

  it('are published ten minutes before they sign', async () => {
    const replica = aReplica();
    const first = await replica.keys.current();
    clock.advance(30 * DAY_MS - 10 * MINUTE_MS);
    const [second] = await replica.keys.published();
    expect(second!.id).not.toBe(first.id);
    expect(idsOf(await replica.keys.published())).toEqual([second!.id, first.id]);
    clock.advance(10 * MINUTE_MS - 1);
    expect(decodeProtectedHeader(await signWith(replica)).kid).toBe(first.id);
    clock.advance(1);
    expect(decodeProtectedHeader(await signWith(replica)).kid).toBe(second!.id);
  });

  it('verify the last token of the key before until it expires, and are deleted thereafter', async () => {
    const replica = aReplica();
    const { unitOfWork } = management.composition.services.management;
    const purge = () => purgeExpiredTokens({ unitOfWork, clock, randomBytes: secureRandomBytes });
    const first = await replica.keys.current();
    clock.advance(30 * DAY_MS - 10 * MINUTE_MS);
    const [second] = await replica.keys.published();
    clock.advance(10 * MINUTE_MS - 1_000);
    const last = await signWith(replica);
    clock.advance(1_000);
    expect(decodeProtectedHeader(last).kid).toBe(first.id);
    expect(decodeProtectedHeader(await signWith(replica)).kid).toBe(second!.id);
    clock.advance(15 * MINUTE_MS - 1_001);
    await purge();
    expect(await aReplica().signer.verify(last)).not.toBeNull();
    expect(idsOf(await replica.keys.published())).toEqual([second!.id, first.id]);
    clock.advance(1);
    expect(await replica.signer.verify(last)).toBeNull();
    clock.advance(5 * MINUTE_MS + 1_000);
    expect(idsOf(await replica.keys.published())).toEqual([second!.id]);
    await purge();
    expect(await stored()).toEqual([second!.id]);
  });

  it('are not asked for again within a minute', async () => {
    const replica = aReplica();
    await Promise.all(Array.from({ length: 100 }, () => replica.keys.current()));
    clock.advance(MINUTE_MS - 1);
    await replica.keys.published();
    expect(replica.loads).toBe(1);
    clock.advance(1);
    await replica.keys.published();
    expect(replica.loads).toBe(2);
  });

  it('are asked for once a second at most, however many unknown ids are claimed', async () => {
    const replica = aReplica();
    await replica.keys.current();
    const flood = () =>
      Promise.all(Array.from({ length: 100 }, (_, number) => replica.keys.find(`unknown-${number}`)));
    expect(new Set(await flood())).toEqual(new Set([null]));
    expect(replica.loads).toBe(1);
    clock.advance(1_000);
    await flood();
    await flood();
    expect(replica.loads).toBe(2);
    clock.advance(1_000);
    await flood();
    expect(replica.loads).toBe(3);
  });

  it('are found at once by a replica that has not heard of a new one', async () => {
    const [one, other] = [aReplica(), aReplica()];
    await other.keys.current();
    await management.database.sql`delete from signing_keys`;
    clock.advance(1_000);
    expect(await other.signer.verify(await signWith(one))).not.toBeNull();
  });
});
