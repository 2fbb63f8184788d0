import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import {
  COUNTED,
  type Counted,
  type DraftLimit,
  type DraftLimits,
  faultsOf,
  newLimit,
  OFFERED_PERIODS,
  RATES,
} from './draft-limits.ts';
import { usePeriodName } from './use-period-name.ts';

export interface LimitsFieldsProps {
  readonly draft: DraftLimits;
  readonly onChange: (draft: DraftLimits) => void;
  /** Whether to say what is wrong: after the first try to send. */
  readonly showsFaults: boolean;
}

/** The fields of all kinds of limits, for all requests or those to one model. */
export function LimitsFields({ draft, onChange, showsFaults }: LimitsFieldsProps) {
  const { t } = useLingui();
  const titles: Record<Counted, string> = {
    budgets: t`Budgets (USD)`,
    request_quotas: t`Requests`,
    token_quotas: t`Tokens`,
  };
  const rates: Record<(typeof RATES)[number], string> = {
    requests_per_minute: t`Requests per minute`,
    tokens_per_minute: t`Tokens per minute`,
    parallel_requests: t`Concurrent requests`,
  };
  return (
    <>
      {COUNTED.map((kind) => (
        <CountedFields
          key={kind}
          kind={kind}
          title={titles[kind]}
          limits={draft[kind]}
          onChange={(limits) => onChange({ ...draft, [kind]: limits })}
          showsFaults={showsFaults}
        />
      ))}
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
        {RATES.map((rate) => (
          <NumberField
            key={rate}
            label={rates[rate]}
            description={t`Leave empty for no limit.`}
            value={draft[rate]}
            onChange={(value) => onChange({ ...draft, [rate]: value })}
            minValue={1}
          />
        ))}
      </div>
    </>
  );
}

const MOST = 10;

function CountedFields({
  kind,
  title,
  limits,
  onChange,
  showsFaults,
}: {
  kind: Counted;
  title: string;
  limits: readonly DraftLimit[];
  onChange: (limits: readonly DraftLimit[]) => void;
  showsFaults: boolean;
}) {
  const { t } = useLingui();
  const addTexts: Record<Counted, string> = {
    budgets: t`Add budget`,
    request_quotas: t`Add request limit`,
    token_quotas: t`Add token limit`,
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="pb-1 font-medium">{title}</legend>
      {limits.map((limit) => (
        <LimitRow
          key={limit.row}
          kind={kind}
          title={title}
          limit={limit}
          limits={limits}
          showsFaults={showsFaults}
          onChange={(next) => onChange(limits.map((one) => (one.row === next.row ? next : one)))}
          onRemove={() => onChange(limits.filter(({ row }) => row !== limit.row))}
        />
      ))}
      {limits.length < MOST ? (
        <div>
          <Button icon="plus" onPress={() => onChange([...limits, newLimit(limits)])}>
            {addTexts[kind]}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}

function LimitRow({
  kind,
  title,
  limit,
  limits,
  showsFaults,
  onChange,
  onRemove,
}: {
  kind: Counted;
  title: string;
  limit: DraftLimit;
  limits: readonly DraftLimit[];
  showsFaults: boolean;
  onChange: (limit: DraftLimit) => void;
  onRemove: () => void;
}) {
  const { t } = useLingui();
  const periodName = usePeriodName();
  const faults = faultsOf(kind, limit, limits);
  const isMoney = kind === 'budgets';
  const periods = OFFERED_PERIODS.some((period) => period === limit.period)
    ? OFFERED_PERIODS
    : [...OFFERED_PERIODS, limit.period];
  const amountFault = isMoney ? t`Enter an amount, such as 5 or 0.01.` : t`Enter a whole number.`;
  return (
    <div className="flex flex-col gap-2 rounded-md border border-line p-3">
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-[1fr_1fr_1.4fr_1fr]">
        <TextField
          label={isMoney ? t`Amount (USD)` : t`Amount`}
          value={limit.amount}
          onChange={(amount) => onChange({ ...limit, amount })}
          error={showsFaults && faults.has('amount') ? amountFault : null}
          maxLength={24}
          isRequired
        />
        <Select
          label={t`Period`}
          value={limit.period}
          onChange={(period) => onChange({ ...limit, period })}
          choices={periods.map((value) => ({ value, label: periodName(value) }))}
          error={faults.has('period') ? t`Each period can be used only once.` : null}
        />
        <Select
          label={t`When the limit is reached`}
          value={limit.hard ? 'refuse' : 'alert'}
          onChange={(end) => onChange({ ...limit, hard: end === 'refuse' })}
          choices={[
            { value: 'refuse', label: t`Refuse requests` },
            { value: 'alert', label: t`Alert only` },
          ]}
        />
        <TextField
          label={t`Alert at (%)`}
          value={limit.thresholds}
          onChange={(thresholds) => onChange({ ...limit, thresholds })}
          error={
            showsFaults && faults.has('thresholds')
              ? t`Enter percentages from 1 to 1000. Use each only once.`
              : null
          }
          maxLength={80}
        />
      </div>
      <div className="flex items-center justify-between gap-2">
        {limit.hard ? (
          <Checkbox
            isSelected={limit.letsFinish}
            onChange={(letsFinish) => onChange({ ...limit, letsFinish })}
          >
            <Trans>Let running requests finish</Trans>
          </Checkbox>
        ) : (
          <span />
        )}
        <IconButton label={t`Remove: ${title}, ${periodName(limit.period)}`} icon="x" onPress={onRemove} />
      </div>
    </div>
  );
}
