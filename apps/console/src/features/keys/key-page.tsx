import { useLingui } from '@lingui/react/macro';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { KeyActions } from './key-actions.tsx';
import { KeyLimits } from './key-limits.tsx';
import { type ApiKey, useKey } from './key-queries.ts';
import { KeyState } from './key-state.tsx';
import { KeyUsage } from './key-usage.tsx';

export function KeyPage({ workspaceId, keyId }: { workspaceId: string; keyId: string }) {
  const { t } = useLingui();
  const key = useKey(workspaceId, keyId);
  const path = `/v1/workspaces/${workspaceId}/api-keys/${keyId}`;
  return (
    <Page
      screen="/keys/$workspaceId/$keyId"
      subject={key.data?.name}
      actions={key.data === undefined ? null : <KeyActions apiKey={key.data} />}
      calls={[
        { method: 'GET', path },
        { method: 'GET', path: `${path}/limits` },
        { method: 'GET', path: `${path}/binding-limit` },
      ]}
    >
      {key.isPending ? (
        <Skeleton label={t`Loading key`} />
      ) : key.error !== null ? (
        <ErrorPanel error={key.error} onRetry={() => key.refetch()} />
      ) : (
        <>
          <Facts apiKey={key.data} />
          <KeyLimits apiKey={key.data} />
          <KeyUsage apiKey={key.data} />
        </>
      )}
    </Page>
  );
}

function Facts({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useLingui();
  const list = (values: readonly string[] | null) => (values === null ? t`All` : values.join(', '));
  const time = (at: string | null, otherwise: string) => (at === null ? otherwise : <Time at={at} />);
  return (
    <Card>
      <DescriptionList
        items={[
          [t`State`, <KeyState key="state" state={apiKey.state} />],
          [t`Key`, <code key="key">{`${apiKey.prefix}…${apiKey.last_four}`}</code>],
          [t`Mode`, apiKey.mode === 'live' ? t`Live` : t`Test (simulated models only)`],
          [t`Allowed models`, list(apiKey.allowed_models)],
          [t`Allowed endpoints`, list(apiKey.endpoint_scopes)],
          [
            t`Allowed IP addresses`,
            apiKey.allowed_ip_ranges === null ? t`Any` : apiKey.allowed_ip_ranges.join(', '),
          ],
          [t`Created`, time(apiKey.created_at, '–')],
          [t`Last used`, time(apiKey.last_used_at, t`Never`)],
          [t`Expires`, time(apiKey.expires_at, t`Never`)],
          ...(apiKey.previous_secret_expires_at === null
            ? []
            : [[t`Previous secret works until`, time(apiKey.previous_secret_expires_at, '–')] as const]),
          ...(apiKey.revoked_at === null ? [] : [[t`Revoked`, time(apiKey.revoked_at, '–')] as const]),
        ]}
      />
    </Card>
  );
}
