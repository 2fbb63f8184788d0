import type { TestManagement } from './start-test-management.ts';

const DAY_MS = 86_400_000;

/** Today and yesterday, anew: other tests of the same gateway may have read them before. */
export async function readToday({ composition, now }: TestManagement): Promise<void> {
  const since = new Date(now().getTime() - DAY_MS);
  await composition.services.management.dailyUsage.rebuild({ since, until: now() });
}
