import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Hint } from '../../ui/hint.tsx';
import { type Agreement, useAgreement } from './reconciliation-queries.ts';

/** "Numbers agree since": for headings of screens with sums of an organization. Nothing while it is not known. */
export function OrganizationAgreement({ organizationId }: { organizationId: string }) {
  const agreement = useAgreement(organizationId);
  return agreement.data === undefined ? null : <AgreementBadge agreement={agreement.data} />;
}

/** Whether ledger, sums and counters are the same, and since when. */
export function AgreementBadge({ agreement }: { agreement: Agreement }) {
  const { t } = useLingui();
  const { exactTime, time } = useFormat();
  const { agrees, agreed_since, checked_at } = agreement;
  const checked = checked_at === null ? t`Not checked yet.` : t`Last checked: ${exactTime(checked_at)}.`;
  const hint = t`Weir checks that totals and counters match the records in the ledger. ${checked}`;
  if (agrees === null) {
    return (
      <Hint text={hint}>
        <Badge>{t`Numbers not verified`}</Badge>
      </Hint>
    );
  }
  if (!agrees) {
    return (
      <Hint text={hint}>
        <Badge tone="danger">{t`Numbers do not match`}</Badge>
      </Hint>
    );
  }
  return (
    <Hint text={hint}>
      <Badge tone="success">
        {agreed_since === null ? t`Numbers verified` : t`Numbers verified since ${time(agreed_since)}`}
      </Badge>
    </Hint>
  );
}
