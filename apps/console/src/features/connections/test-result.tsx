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
    upstream_credential_rejected: t`The upstream rejected the credential. Enter a different one.`,
    upstream_address_refused: t`Weir cannot send requests to this URL. It is a private address that is not on the allowlist.`,
    timeout: t`The upstream did not answer in time.`,
    upstream_connect_failed: t`Nothing answers at this URL. Check the host, the port and the network.`,
    upstream_connect_timeout: t`The connection timed out. Check the host, the port and the network.`,
    upstream_rejected: t`The upstream answered that the path does not exist. Check the path of the base URL.`,
    upstream_rate_limited: t`The upstream answered with a rate limit. Try again later.`,
    upstream_failed: t`The upstream answered with a server error. Try again later.`,
  };
  const isOk = test.test_code === 'ok';
  return (
    <div className="flex flex-col gap-3">
      <p>
        {isOk ? (
          <Trans>The upstream answered and accepted the credential.</Trans>
        ) : (
          (advice[test.test_code] ??
          t`The upstream does not work with this configuration. Check the connection’s settings.`)
        )}
      </p>
      <DescriptionList
        items={[
          [
            t`Result`,
            isOk ? (
              <Badge key="ok" tone="success">{t`Passed`}</Badge>
            ) : (
              <Badge key="fails" tone="danger">{t`Failed`}</Badge>
            ),
          ],
          [t`Code`, <code key="code">{test.test_code}</code>],
          ...(test.http_status === null ? [] : [[t`HTTP status`, String(test.http_status)] as const]),
          [t`Time`, durationUs(test.duration_ms * 1_000)],
          [t`Listed models`, <KnownNumber key="models" number={shown(test.models, count)} />],
          [t`Tested`, exactTime(test.tested_at)],
        ]}
      />
    </div>
  );
}
