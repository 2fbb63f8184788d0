import { useLingui } from '@lingui/react/macro';
import { PeriodField } from '../../period/period-field.tsx';
import { useOrganization } from '../../session/organization.ts';
import { Select } from '../../ui/select.tsx';
import { useUsageOrganization } from './usage-of.ts';
import type { UsageQuery } from './usage-query.ts';
import type { UsageFilterSearch } from './usage-search.ts';
import { UsedField } from './used-field.tsx';

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
      <UsedField
        label={t`Model`}
        by="model"
        query={query}
        value={search.model}
        onChange={(model) => onChange({ model })}
      />
      <UsedField
        label={t`Key`}
        by="api_key"
        query={query}
        value={search.api_key_id}
        onChange={(api_key_id) => onChange({ api_key_id })}
      />
      <UsedField
        label={t`Provider`}
        by="provider"
        query={query}
        value={search.provider}
        onChange={(provider) => onChange({ provider })}
      />
      <UsedField
        label={t`Workspace`}
        by="workspace"
        query={query}
        value={search.workspace_id}
        onChange={(workspace_id) => onChange({ workspace_id })}
      />
      {isOwn ? null : (
        <UsedField
          label={t`Owner`}
          by="member"
          query={query}
          value={search.user_id}
          onChange={(user_id) => onChange({ user_id })}
        />
      )}
    </>
  );
}
