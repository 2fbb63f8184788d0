import type { OrganizationId } from '../kernel/ids.ts';
import { MAX_EXAMPLES, type ReconciliationRun } from './reconciliation.ts';

/** Whether ledger, rollups, totals and counters agree, as far as the last comparison says. */
export interface Agreement {
  /** Null where nobody knows: nothing was compared, or there are more differences than are kept. */
  readonly agrees: boolean | null;
  /** The moment that was compared last; null without one. */
  readonly checkedAt: Date | null;
  /** The first of the comparisons in a row that found nothing; null where the last one found something. */
  readonly agreedSince: Date | null;
  /** The ledger was compared from then on. */
  readonly ledgerSince: Date | null;
}

/**
 * @param runs the newest first; those without a result say nothing
 * @param organizationId only differences of this organization count; null: all do
 */
export function agreementOf(
  runs: readonly ReconciliationRun[],
  organizationId: OrganizationId | null,
): Agreement {
  const results = runs.filter(({ status }) => status === 'agrees' || status === 'differs');
  const [last] = results;
  if (last === undefined) return { agrees: null, checkedAt: null, agreedSince: null, ledgerSince: null };
  const firstOther = results.findIndex((run) => agrees(run, organizationId) !== true);
  const inARow = firstOther === -1 ? results : results.slice(0, firstOther);
  return {
    agrees: agrees(last, organizationId),
    checkedAt: last.startedAt,
    agreedSince: inARow.at(-1)?.startedAt ?? null,
    ledgerSince: last.ledgerSince,
  };
}

function agrees(
  { differences, examples }: ReconciliationRun,
  organizationId: OrganizationId | null,
): boolean | null {
  if (differences === 0) return true;
  if (organizationId === null) return false;
  if (examples.some(({ key }) => key.organization_id === organizationId)) return false;
  return differences > MAX_EXAMPLES ? null : true;
}
