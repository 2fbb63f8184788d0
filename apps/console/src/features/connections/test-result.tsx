import { Trans, useLingui } from '@lingui/react/macro';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Badge } from '../../ui/badge.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { KnownNumber } from '../../ui/known-number.tsx';
import type { ConnectionTest } from './connection-queries.ts';

/** Whether the upstream answered, with its code and its time. */
export function TestResult({ test }: { test: ConnectionTest }) {
  const { t } = useLingui();
  const { count, durationUs, exactTime } = useFormat();
  const advice: Readonly<Record<string, string>> = {
    upstream_credential_rejected: t`The upstream rejects the credential. Give another one.`,
    upstream_address_refused: t`Weir may not send requests to this address: it is private, and not allowed.`,
    timeout: t`The upstream did not answer in time.`,
    upstream_connect_failed: t`Nothing answers at this address. Look at its host, its port and the network.`,
    upstream_connect_timeout: t`Nothing answers at this address in time. Look at its host, its port and the network.`,
    upstream_rejected: t`The upstream answers, and does not know this path. Look at the path of the address.`,
    upstream_rate_limited: t`The upstream answers, and limits how often it may be asked.`,
    upstream_failed: t`The upstream answers with an error of its own.`,
  };
  const isOk = test.test_code === 'ok';
  return (
    <div className="flex flex-col gap-3">
      <p>
        {isOk ? (
          <Trans>The upstream answers, and takes the credential.</Trans>
        ) : (
          (advice[test.test_code] ?? t`The upstream cannot be used as it is set up.`)
        )}
      </p>
      <DescriptionList
        items={[
          [
            t`Result`,
            isOk ? (
              <Badge key="ok" tone="success">{t`Works`}</Badge>
            ) : (
              <Badge key="fails" tone="danger">{t`Fails`}</Badge>
            ),
          ],
          [t`Code`, <code key="code">{test.test_code}</code>],
          [t`Time`, durationUs(test.duration_ms * 1_000)],
          [t`Models it lists`, <KnownNumber key="models" number={shown(test.models, count)} />],
          [t`Tested`, exactTime(test.tested_at)],
        ]}
      />
    </div>
  );
}
