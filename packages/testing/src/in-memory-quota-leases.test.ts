import { LEASE_MS, type LimitId } from '@weir/domain/limits';
import { aFreshId } from './an-api-key.ts';
import { FakeClock } from './fake-clock.ts';
import { InMemoryQuotaLeases } from './in-memory-quota-leases.ts';
import { quotaLeasesContract } from './quota-leases-contract.ts';

quotaLeasesContract(async () => {
  const clock = new FakeClock();
  const leases = new InMemoryQuotaLeases(clock);
  return {
    leases,
    async makeBudget(amount) {
      const limit: LimitId = aFreshId();
      leases.amounts.set(limit, amount);
      return limit;
    },
    changeAmount: async (limit, amount) => void leases.amounts.set(limit, amount),
    remove: async (limit) => void leases.amounts.delete(limit),
    record: async (limit, cost, holder) => leases.record(limit, 0, cost, holder),
    expire: async () => clock.advance(LEASE_MS),
  };
});
