import { useLingui } from '@lingui/react/macro';
import { api } from '../../api.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { PlatformSettingsForm } from './platform-settings-form.tsx';

export function PlatformSettingsPage() {
  const { t } = useLingui();
  const settings = api.useQuery('get', '/v1/admin/settings');
  return (
    <Page screen="/admin/settings" calls={[{ method: 'GET', path: '/v1/admin/settings' }]}>
      {settings.isPending ? (
        <Card>
          <Skeleton label={t`Loading settings`} />
        </Card>
      ) : settings.error !== null ? (
        <ErrorPanel error={settings.error} onRetry={() => settings.refetch()} />
      ) : (
        <PlatformSettingsForm key={JSON.stringify(settings.data)} settings={settings.data} />
      )}
    </Page>
  );
}
