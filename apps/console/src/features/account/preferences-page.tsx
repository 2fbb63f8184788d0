import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { LOCALES } from '../../i18n/locales.ts';
import { useChangePreferences } from '../../session/account-preferences.ts';
import { usePreferences } from '../../session/preferences.ts';
import { Card } from '../../ui/card.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Page } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';

/** They hold at once in this browser, and are kept with the account for others. */
export function PreferencesPage() {
  const { t } = useLingui();
  const preferences = usePreferences();
  const { change, error } = useChangePreferences();
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  return (
    <Page
      screen="/account/preferences"
      lead={<Trans>How the console looks to you. Applies in every browser you use.</Trans>}
      calls={[{ method: 'PATCH', path: '/v1/users/me' }]}
    >
      <Card>
        <div className="flex max-w-md flex-col gap-4">
          <Select
            label={t`Language`}
            value={preferences.locale ?? 'browser'}
            onChange={(value) => change({ locale: value === 'browser' ? null : value })}
            choices={[
              { value: 'browser', label: t`Browser default` },
              ...Object.entries(LOCALES).map(([value, label]) => ({ value, label })),
            ]}
          />
          <Combobox
            label={t`Time zone`}
            description={t`Used for all dates and times you see, and for exports.`}
            value={preferences.timeZone}
            onChange={(timeZone) => change({ timeZone })}
            nothing={t`Browser default`}
            choices={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          />
          <Select
            label={t`Theme`}
            value={preferences.theme}
            onChange={(theme) => change({ theme })}
            choices={[
              { value: 'system', label: t`System` },
              { value: 'light', label: t`Light` },
              { value: 'dark', label: t`Dark` },
            ]}
          />
          <Select
            label={t`Density`}
            value={preferences.density}
            onChange={(density) => change({ density })}
            choices={[
              { value: 'comfortable', label: t`Comfortable` },
              { value: 'compact', label: t`Compact` },
            ]}
          />
          <ErrorNote error={error} />
        </div>
      </Card>
    </Page>
  );
}
