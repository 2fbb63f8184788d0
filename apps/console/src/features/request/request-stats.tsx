import { useLingui } from '@lingui/react/macro';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Stat } from '../../ui/stat.tsx';
import { Stats } from '../../ui/stats.tsx';
import { RequestEnding } from '../requests/request-ending.tsx';
import type { UsageRecord } from './request-queries.ts';
import { tokensPerSecond } from './tokens-per-second.ts';

/** The numbers of a request at a glance. */
export function RequestStats({ record }: { record: UsageRecord }) {
  const { t } = useLingui();
  const { durationUs, money, exactMoney, count, compactCount } = useFormat();
  const { usage, cost_nano_usd, usage_source } = record;
  const isEstimated = usage_source === 'estimated';
  const perSecond = tokensPerSecond(record);
  return (
    <>
      <div>
        <RequestEnding record={record} />
      </div>
      <Stats>
        <Stat
          label={t`Cost`}
          number={shown(cost_nano_usd, money, isEstimated)}
          hint={cost_nano_usd === null ? t`No price is set for this model.` : exactMoney(cost_nano_usd)}
        />
        <Stat label={t`Input tokens`} number={shown(usage.input_tokens, count, isEstimated)} />
        <Stat label={t`Output tokens`} number={shown(usage.output_tokens, count, isEstimated)} />
        <Stat label={t`Time to first token`} number={shown(record.ttft_us, durationUs)} />
        <Stat
          label={t`Output tokens per second`}
          number={shown(perSecond, compactCount, isEstimated)}
          hint={t`From the first to the last token.`}
        />
        <Stat label={t`Duration`} number={shown(record.duration_us, durationUs)} />
        <Stat
          label={t`Weir overhead`}
          number={shown(record.overhead_us, durationUs)}
          hint={t`Time added by the gateway.`}
        />
      </Stats>
    </>
  );
}
