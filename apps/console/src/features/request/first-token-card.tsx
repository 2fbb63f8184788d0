import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { ShareBar } from '../../ui/share-bar.tsx';
import type { RecordedRequest } from './request-queries.ts';

/** Who took which part of the time until the first token. */
export function FirstTokenCard({ ttft }: Pick<RecordedRequest, 'ttft'>) {
  const { t } = useLingui();
  const { durationUs } = useFormat();
  if (ttft === null) return null;
  const title = t`Time to first token`;
  return (
    <Card title={title}>
      <ShareBar
        label={title}
        parts={[
          {
            name: t`Client upload`,
            size: ttft.client_us,
            color: 6,
            text: durationUs(ttft.client_us),
          },
          { name: t`Weir`, size: ttft.weir_us, color: 1, text: durationUs(ttft.weir_us) },
          {
            name: t`Earlier attempts and waits`,
            size: ttft.earlier_attempts_us,
            color: 5,
            text: durationUs(ttft.earlier_attempts_us),
          },
          {
            name: t`Upstream and network`,
            size: ttft.upstream_us,
            color: 2,
            text: durationUs(ttft.upstream_us),
          },
        ]}
      />
      <p className="text-muted">
        <Trans>Total {durationUs(ttft.total_us)}, measured at the gateway.</Trans>
      </p>
    </Card>
  );
}
