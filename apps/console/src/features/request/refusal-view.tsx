import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { KnownNumber } from '../../ui/known-number.tsx';
import { Time } from '../../ui/time.tsx';
import { unitOfKind, useLimitName } from '../limits/use-limit-name.ts';
import { RefusalLimitsTable } from './refusal-limits-table.tsx';
import type { RefusedRequest } from './request-queries.ts';

/** Why a request was refused: the limit, what was measured, when it ends, and who may change it. */
export function RefusalView({ found }: { found: RefusedRequest }) {
  const { t } = useLingui();
  const { count } = useFormat();
  const { scopeName } = useLimitName();
  const { refusal, is_last } = found;
  const binding = refusal.limits?.find(({ refuses }) => refuses);
  const unit = unitOfKind(binding?.kind ?? (refusal.code.endsWith('budget_exceeded') ? 'budget' : ''));
  return (
    <>
      <Card title={t`Request refused`}>
        <span>
          <Badge tone="danger">{refusal.code}</Badge>
        </span>
        <DescriptionList
          items={[
            [
              t`Refused by`,
              refusal.scope === null ? t`Not a limit (see the code)` : scopeName(refusal.scope),
            ],
            [t`Limit`, <LimitNumber key="limit" unit={unit} amount={refusal.limit} />],
            [t`Observed value`, <LimitNumber key="observed" unit={unit} amount={refusal.observed} />],
            [t`Resets`, refusal.resets_at === null ? '–' : <Time key="reset" at={refusal.resets_at} />],
            [t`Model`, refusal.model ?? '–'],
            [t`Operation`, refusal.operation ?? '–'],
            [t`Refused`, <Time key="at" at={refusal.last_at} />],
            [t`Refusals in the same minute`, count(refusal.count)],
          ]}
        />
        {is_last ? null : (
          <p className="text-muted">
            <Trans>
              Several similar requests were refused in that minute. These numbers are from the last one.
            </Trans>
          </p>
        )}
        {refusal.count > 1 ? (
          <p className="text-muted">
            <Plural
              value={refusal.count}
              one="# request with this key was refused for this reason in that minute."
              other="# requests with this key were refused for this reason in that minute."
            />
          </p>
        ) : null}
      </Card>
      <Card title={t`Checked limits`}>
        <RefusalLimitsTable found={found} />
      </Card>
    </>
  );
}

function LimitNumber({ unit, amount }: { unit: string; amount: string | null }) {
  const { limitAmount } = useLimitName();
  return <KnownNumber number={shown(amount, (value) => limitAmount(unit, value))} />;
}
