import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { useMemo, useState } from 'react';
import { Form } from 'react-aria-components';
import { api } from '../../api.ts';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { OrganizationCard } from './organization-card.tsx';

type Settings = components['schemas']['OrganizationSettings'];

const PATH = '/v1/organizations/{organization_id}/settings';

export function OrganizationSettingsPage({ organizationId }: { organizationId: string }) {
  const { t } = useLingui();
  const settings = api.useQuery('get', PATH, { params: { path: { organization_id: organizationId } } });
  return (
    <Page
      screen="/org/$organizationId/settings"
      calls={[
        { method: 'GET', path: `/v1/organizations/${organizationId}` },
        { method: 'GET', path: `/v1/organizations/${organizationId}/settings` },
      ]}
    >
      <OrganizationCard organizationId={organizationId} />
      <Card title={t`Rules`}>
        {settings.isPending ? (
          <Skeleton label={t`Loading settings`} />
        ) : settings.error !== null ? (
          <ErrorPanel error={settings.error} onRetry={() => settings.refetch()} />
        ) : (
          <SettingsForm
            key={JSON.stringify(settings.data)}
            organizationId={organizationId}
            settings={settings.data}
          />
        )}
      </Card>
    </Page>
  );
}

function SettingsForm({ organizationId, settings }: { organizationId: string; settings: Settings }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const mayUpdate = useCan('organization.settings.update', { organizationId });
  const update = api.useMutation('patch', PATH, {
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === PATH }),
  });
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  const [membersMayCreateKeys, setMembersMayCreateKeys] = useState(settings.members_may_create_keys);
  const [recordClientTags, setRecordClientTags] = useState(settings.record_client_tags);
  const [maxDays, setMaxDays] = useState(settings.max_key_lifetime_days);
  const [domains, setDomains] = useState((settings.invitation_email_domains ?? []).join(', '));
  const [timeZone, setTimeZone] = useState<string | null>(settings.time_zone);
  const errors = formErrors(update.error, ['max_key_lifetime_days', 'invitation_email_domains', 'time_zone']);
  return (
    <Form
      className="flex max-w-lg flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const names = domains.split(/[\s,]+/).filter((name) => name !== '');
        update.mutate(
          {
            params: { path: { organization_id: organizationId } },
            body: {
              members_may_create_keys: membersMayCreateKeys,
              record_client_tags: recordClientTags,
              max_key_lifetime_days: maxDays,
              invitation_email_domains: names.length === 0 ? null : names,
              ...(timeZone === null ? {} : { time_zone: timeZone }),
            },
          },
          { onSuccess: () => showToast(t`Settings saved`) },
        );
      }}
    >
      <Checkbox isSelected={membersMayCreateKeys} onChange={setMembersMayCreateKeys} isDisabled={!mayUpdate}>
        <Trans>Members can create their own keys</Trans>
      </Checkbox>
      <NumberField
        label={t`Max lifetime of new keys (days)`}
        description={t`Leave empty for no limit.`}
        value={maxDays}
        onChange={setMaxDays}
        minValue={1}
        maxValue={3650}
        error={errors.of('max_key_lifetime_days')}
        isDisabled={!mayUpdate}
      />
      <TextField
        label={t`Allowed email domains`}
        description={t`Separate domains with commas. Leave empty to allow any.`}
        value={domains}
        onChange={setDomains}
        placeholder={t`example.com`}
        error={errors.of('invitation_email_domains')}
        isReadOnly={!mayUpdate}
      />
      <Combobox
        label={t`Time zone for limits`}
        description={t`Sets when daily, weekly and monthly limits reset.`}
        choices={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        value={timeZone}
        onChange={setTimeZone}
        error={errors.of('time_zone')}
        isDisabled={!mayUpdate}
      />
      <Checkbox isSelected={recordClientTags} onChange={setRecordClientTags} isDisabled={!mayUpdate}>
        <Trans>
          Record the users and tags that clients send in requests. They may contain personal data.
        </Trans>
      </Checkbox>
      <ErrorNote error={errors.ofForm} />
      {mayUpdate ? (
        <div>
          <Button type="submit" look="primary" isPending={update.isPending}>
            <Trans>Save</Trans>
          </Button>
        </div>
      ) : null}
    </Form>
  );
}
