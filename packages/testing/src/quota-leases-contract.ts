import type { LeaseHolderId, LimitId, QuotaLeases } from '@weir/domain/limits';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFreshId } from './an-api-key.ts';

/** Leases of an organization that has used nothing, and what happens beside them. */
export interface QuotaLeasesHarness {
  readonly leases: QuotaLeases;
  /** Makes a hard budget in nano-USD without an end. */
  makeBudget(amount: bigint): Promise<LimitId>;
  changeAmount(limit: LimitId, amount: bigint): Promise<void>;
  remove(limit: LimitId): Promise<void>;
  /** Records a request with this cost, which the lease of the holder covers. */
  record(limit: LimitId, cost: bigint, holder: LeaseHolderId | null): Promise<void>;
  /** Lets the leases of the holder end as if it had not renewed them. */
  expire(holder: LeaseHolderId): Promise<void>;
  close?(): Promise<void>;
}

/** What leases of quotas promise. Call inside a `describe` or at the top of a test file. */
export function quotaLeasesContract(makeHarness: () => Promise<QuotaLeasesHarness>): void {
  describe('keeps the contract of leases of quotas', () => {
    let harness: QuotaLeasesHarness;
    const [one, other] = [aFreshId<'lease-holder'>(), aFreshId<'lease-holder'>()];
    beforeEach(async () => {
      harness = await makeHarness();
    });
    afterEach(async () => {
      await harness.close?.();
    });

    const lease = async (holder: LeaseHolderId, limitId: LimitId, wanted: bigint) => {
      const { leases } = await harness.leases.lease(holder, [{ limitId, startsAtMs: 0, wanted }]);
      const { granted, held, heldByOthers, spent, amount } = leases[0]!;
      return { granted, held, heldByOthers, spent, amount };
    };

    it('grants no more than is left of an amount', async () => {
      const limit = await harness.makeBudget(100n);
      const amount = 100n;
      expect(await lease(one, limit, 60n)).toEqual({
        ...{ granted: 60n, held: 60n, heldByOthers: 0n, spent: 0n, amount },
      });
      expect(await lease(other, limit, 60n)).toEqual({
        ...{ granted: 40n, held: 40n, heldByOthers: 60n, spent: 0n, amount },
      });
      expect(await lease(other, limit, 1n)).toMatchObject({ granted: 0n, held: 40n });
    });

    it('takes back what is not used, and no more than there is', async () => {
      const limit = await harness.makeBudget(100n);
      await lease(one, limit, 60n);
      expect(await lease(one, limit, -20n)).toMatchObject({ granted: -20n, held: 40n });
      expect(await lease(one, limit, -999n)).toMatchObject({ granted: -40n, held: 0n });
      expect(await lease(other, limit, 999n)).toMatchObject({ granted: 100n });
    });

    it('moves what is recorded from the lease of its holder to what is spent', async () => {
      const limit = await harness.makeBudget(100n);
      await lease(one, limit, 60n);
      await harness.record(limit, 25n, one);
      await harness.record(limit, 5n, null);
      expect(await lease(one, limit, 0n)).toMatchObject({ granted: 0n, held: 35n, spent: 30n });
      expect(await lease(other, limit, 999n)).toMatchObject({ granted: 35n, heldByOthers: 35n });
      await harness.record(limit, 90n, one);
      expect(await lease(one, limit, 0n)).toMatchObject({ held: 0n, spent: 120n });
    });

    it('gives others what a holder did not renew', async () => {
      const limit = await harness.makeBudget(100n);
      await lease(one, limit, 80n);
      await harness.expire(one);
      expect(await lease(other, limit, 999n)).toMatchObject({ granted: 100n, heldByOthers: 0n });
      expect(await lease(one, limit, 0n)).toMatchObject({ held: 0n, heldByOthers: 100n });
    });

    it('follows the amount, and says when the limit is gone', async () => {
      const limit = await harness.makeBudget(100n);
      await lease(one, limit, 50n);
      await harness.changeAmount(limit, 200n);
      expect(await lease(one, limit, 999n)).toMatchObject({ granted: 150n, held: 200n, amount: 200n });
      await harness.remove(limit);
      expect(await lease(one, limit, 5n)).toMatchObject({ granted: 0n, held: 0n, amount: null });
    });

    it('takes nothing of a live lease when the amount is lowered: its holder may have reserved all of it', async () => {
      const limit = await harness.makeBudget(100n);
      await lease(one, limit, 50n);
      await lease(other, limit, 10n);
      await harness.changeAmount(limit, 30n);
      const seen = { held: 50n, heldByOthers: 10n, amount: 30n };
      expect(await lease(one, limit, 5n)).toEqual({ granted: 0n, spent: 0n, ...seen });
      expect(await lease(other, limit, 5n)).toMatchObject({ granted: 0n, held: 10n });
      expect(await lease(one, limit, -35n)).toMatchObject({ granted: -35n, held: 15n });
      expect(await lease(other, limit, 999n)).toMatchObject({ granted: 5n, held: 15n });
    });

    it('renews a lease that had ended within what is left alone', async () => {
      const limit = await harness.makeBudget(100n);
      await lease(one, limit, 80n);
      await harness.changeAmount(limit, 30n);
      await harness.expire(one);
      expect(await lease(one, limit, 0n)).toMatchObject({ granted: -50n, held: 30n });
    });

    it('answers in the order of the requests', async () => {
      const limits = [
        await harness.makeBudget(1n),
        await harness.makeBudget(2n),
        await harness.makeBudget(3n),
      ];
      const asked = [limits[2]!, limits[0]!, limits[1]!];
      const { leases } = await harness.leases.lease(
        one,
        asked.map((limitId) => ({ limitId, startsAtMs: 0, wanted: 9n })),
      );
      expect(leases.map(({ limitId, granted }) => [limitId, granted])).toEqual([
        [asked[0], 3n],
        [asked[1], 1n],
        [asked[2], 2n],
      ]);
    });

    it('releases all that a holder has', async () => {
      const limit = await harness.makeBudget(100n);
      await lease(one, limit, 80n);
      await harness.leases.release(one);
      expect(await lease(other, limit, 999n)).toMatchObject({ granted: 100n });
    });
  });
}
