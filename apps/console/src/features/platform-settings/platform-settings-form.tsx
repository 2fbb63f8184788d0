import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { useMemo, useState } from 'react';
import { Form } from 'react-aria-components';
import { api } from '../../api.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { fromGiven, type GivenLimits, toGiven } from './given-limits.ts';
import { LimitFields } from './limit-fields.tsx';

type PlatformSettings = components['schemas']['PlatformSettings'];

const PATH = '/v1/admin/settings';
const GROUPS = ['key_defaults', 'key_maximums', 'member_defaults'] as const;

export function PlatformSettingsForm({ settings }: { settings: PlatformSettings }) {
  const { t } = useLingui();
  const { locale } = useFormat();
  const client = useQueryClient();
  const isReadOnly = !useCan('platform.settings.update');
  const [given, setGiven] = useState<Record<(typeof GROUPS)[number], GivenLimits>>({
    key_defaults: toGiven(settings.key_defaults),
    key_maximums: toGiven(settings.key_maximums),
    member_defaults: toGiven(settings.member_defaults),
  });
  const [code, setCode] = useState<string | null>(settings.display_currency.code);
  const [rate, setRate] = useState(settings.display_currency.rate);
  const [requireSubscriptions, setRequireSubscriptions] = useState(settings.require_subscriptions);
  const [refuseUnpriced, setRefuseUnpriced] = useState(settings.refuse_unpriced_models);
  const currencies = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'currency' });
    return Intl.supportedValuesOf('currency').map((value) => ({
      value,
      label: `${value}: ${names.of(value) ?? value}`,
    }));
  }, [locale]);
  const update = api.useMutation('patch', PATH, {
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === PATH }),
  });
  const errors = formErrors(update.error, [...GROUPS, 'display_currency']);
  const titles = {
    key_defaults: t`Defaults for new keys`,
    key_maximums: t`Maximums for keys`,
    member_defaults: t`Defaults for new members`,
  };
  const read = Object.fromEntries(GROUPS.map((group) => [group, fromGiven(given[group])])) as Record<
    (typeof GROUPS)[number],
    ReturnType<typeof fromGiven>
  >;
  const isWrong = GROUPS.some((group) => read[group] === null);
  return (
    <Form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWrong) return;
        const { lifetime_days: _, ...memberDefaults } = read.member_defaults!;
        const currency = { code: code ?? 'USD', rate };
        const isSameCurrency =
          currency.code === settings.display_currency.code && rate === settings.display_currency.rate;
        update.mutate(
          {
            body: {
              key_defaults: read.key_defaults!,
              key_maximums: read.key_maximums!,
              member_defaults: memberDefaults,
              require_subscriptions: requireSubscriptions,
              refuse_unpriced_models: refuseUnpriced,
              ...(isSameCurrency ? {} : { display_currency: currency }),
            },
          },
          { onSuccess: () => showToast(t`Settings saved`) },
        );
      }}
    >
      {GROUPS.map((group) => (
        <Card key={group} title={titles[group]}>
          <LimitFields
            value={given[group]}
            onChange={(limits) => setGiven({ ...given, [group]: limits })}
            hasLifetime={group !== 'member_defaults'}
            isReadOnly={isReadOnly}
            error={errors.of(group)}
          />
        </Card>
      ))}
      <Card title={t`Models`}>
        <Checkbox
          isSelected={requireSubscriptions}
          onChange={setRequireSubscriptions}
          isDisabled={isReadOnly}
        >
          <Trans>Require a subscription for every model</Trans>
        </Checkbox>
        <Checkbox isSelected={refuseUnpriced} onChange={setRefuseUnpriced} isDisabled={isReadOnly}>
          <Trans>Refuse requests to models without a price</Trans>
        </Checkbox>
      </Card>
      <Card title={t`Display currency`}>
        <p className="max-w-prose text-muted">
          <Trans>
            All amounts are stored in US dollars. The console shows them in this currency, at this rate.
          </Trans>
        </p>
        <div className="flex flex-wrap items-start gap-3">
          <Combobox
            label={t`Currency`}
            choices={currencies}
            value={code}
            onChange={setCode}
            error={errors.of('display_currency')}
            isDisabled={isReadOnly}
          />
          <TextField
            label={t`Exchange rate for 1 US dollar`}
            value={rate}
            onChange={setRate}
            isReadOnly={isReadOnly}
            isRequired
          />
        </div>
        {settings.display_currency.rate_date === null ? null : (
          <p className="text-muted">
            <Trans>Rate as of {settings.display_currency.rate_date}.</Trans>
          </p>
        )}
      </Card>
      <ErrorNote error={errors.ofForm} />
      {isReadOnly ? null : (
        <div>
          <Button type="submit" look="primary" isDisabled={isWrong} isPending={update.isPending}>
            <Trans>Save</Trans>
          </Button>
        </div>
      )}
    </Form>
  );
}
