import { describe } from 'vitest';
import { admissionContract } from '../../../testing/src/admission-contract.ts';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { FakeClock } from '../../../testing/src/fake-clock.ts';
import { InMemoryQuotaLeases } from '../../../testing/src/in-memory-quota-leases.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import { InProcessAdmission } from './in-process-admission.ts';
import { QuotaShares } from './quota-shares.ts';
import { DEFAULT_RESERVATION } from './reservation.ts';

describe('InProcessAdmission', () => {
  admissionContract(async () => {
    const clock = new FakeClock();
    const leases = new InMemoryQuotaLeases(clock);
    const holder = aFreshId<'lease-holder'>();
    const shares = new QuotaShares({ leases, holder, clock, logger: new RecordingLogger() });
    const admission = new InProcessAdmission({ shares, holder, clock, settings: DEFAULT_RESERVATION });
    return { admission, leases, settled: async () => {}, nowMs: () => clock.nowMs() };
  });
});
