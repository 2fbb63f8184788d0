import { useLingui } from '@lingui/react/macro';
import { PeriodField } from '../../period/period-field.tsx';
import { useOrganization } from '../../session/organization.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { Select } from '../../ui/select.tsx';
import { useUsageOrganization } from './usage-of.ts';
import { useUsageBreakdown } from './usage-queries.ts';
import type { UsageQuery } from './usage-query.ts';
import type { Dimension, UsageFilterSearch } from './usage-search.ts';

export interface UsageFiltersProps {
  readonly search: UsageFilterSearch;
  /** What the filters mean now. */
  readonly query: UsageQuery;
  readonly onChange: (changes: Partial<UsageFilterSearch>) => void;
}

/** Filters of usage. Each offers what was used in the period, the other filters aside. */
export function UsageFilters({ search, query, onChange }: UsageFiltersProps) {
  const { t } = useLingui();
  const organization = useOrganization();
  const isOwn = useUsageOrganization() === null;
  const models = useUsed(query, 'model', search.model);
  const keys = useUsed(query, 'api_key', search.api_key_id);
  const providers = useUsed(query, 'provider', search.provider);
  const members = useUsed(query, 'member', search.user_id, !isOwn);
  return (
    <>
      <PeriodField search={search} onChange={onChange} />
      {organization === null || !isOwn ? null : (
        <Select
          label={t`Organization`}
          choices={[
            { value: 'one', label: organization.name },
            { value: 'all', label: t`All my organizations` },
          ]}
          value={search.scope ?? 'one'}
          onChange={(scope) =>
            onChange({ scope: scope === 'all' ? scope : undefined, api_key_id: undefined })
          }
        />
      )}
      <Filter
        label={t`Model`}
        choices={models}
        value={search.model}
        onChange={(model) => onChange({ model })}
      />
      <Filter
        label={t`Key`}
        choices={keys}
        value={search.api_key_id}
        onChange={(api_key_id) => onChange({ api_key_id })}
      />
      <Filter
        label={t`Provider`}
        choices={providers}
        value={search.provider}
        onChange={(provider) => onChange({ provider })}
      />
      {isOwn ? null : (
        <Filter
          label={t`Owner`}
          choices={members}
          value={search.user_id}
          onChange={(user_id) => onChange({ user_id })}
        />
      )}
    </>
  );
}

interface FilterProps {
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

const ALL = '';

function Filter({ label, choices, value, onChange }: FilterProps) {
  const { t } = useLingui();
  return (
    <Combobox
      // The list of choices is read once, when the field appears.
      key={choices.map((choice) => choice.value).join()}
      label={label}
      choices={[{ value: ALL, label: t`All` }, ...choices]}
      value={value ?? ALL}
      onChange={(next) => (next === null ? undefined : onChange(next === ALL ? undefined : next))}
    />
  );
}

/** What was used in the period: the hundred that cost the most, and the one that is chosen. */
function useUsed(
  { since, until, organization_id }: UsageQuery,
  by: Dimension,
  chosen: string | undefined,
  isNeeded = true,
) {
  const range = organization_id === undefined ? { since, until } : { since, until, organization_id };
  const used = useUsageBreakdown(range, by, { limit: 100 }, isNeeded).data;
  const nameOf = (id: string) => used?.names[id] ?? id;
  const ids = new Set((used?.data ?? []).flatMap(({ id }) => (id === null ? [] : [id])));
  if (chosen !== undefined) ids.add(chosen);
  return [...ids].map((id) => ({ value: id, label: nameOf(id) }));
}
