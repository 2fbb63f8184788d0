import { Trans, useLingui } from '@lingui/react/macro';
import { PeriodField } from '../../period/period-field.tsx';
import { Button } from '../../ui/button.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';
import type { Choice } from '../../ui/select.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import type { AnalyticsFilters } from './analytics-filters.ts';
import { useFilterOptions } from './analytics-queries.ts';
import { type AnalyticsSearch, FILTERS, type FilterName } from './analytics-search.ts';

const PERIODS = ['7d', '30d', '90d', 'month', 'custom'] as const;

/** The period and the filters. They offer what was used in the period, also what is gone by now. */
export function AnalyticsToolbar({
  search,
  filters,
  onChange,
}: {
  search: AnalyticsSearch;
  filters: AnalyticsFilters;
  onChange: (changes: Partial<AnalyticsSearch>) => void;
}) {
  const { t } = useLingui();
  const options = useFilterOptions(filters).data;
  const named = (list: readonly { id: string; name: string | null }[] | undefined): Choice[] =>
    (list ?? []).map(({ id, name }) => ({ value: id, label: name ?? id }));
  const words = (list: readonly string[] | undefined): Choice[] =>
    [...new Set(list)].map((word) => ({ value: word, label: word }));
  const fields: Readonly<Record<FilterName, readonly [label: string, choices: readonly Choice[]]>> = {
    organization_ids: [t`Organizations`, named(options?.organizations)],
    user_ids: [t`Users`, named(options?.users)],
    api_key_ids: [t`Keys`, named(options?.api_keys)],
    models: [t`Models`, words(options?.models.map(({ name }) => name))],
    providers: [t`Providers`, words(options?.providers)],
  };
  const isFiltered = FILTERS.some((name) => search[name] !== undefined);
  return (
    <Toolbar
      actions={
        isFiltered ? (
          <Button
            look="quiet"
            icon="x"
            onPress={() => onChange(Object.fromEntries(FILTERS.map((name) => [name, undefined])))}
          >
            <Trans>Clear the filters</Trans>
          </Button>
        ) : null
      }
    >
      <PeriodField search={search} onChange={onChange} periods={PERIODS} />
      {FILTERS.map((name) => {
        const [label, choices] = fields[name];
        return (
          <MultiSelect
            key={name}
            label={label}
            choices={withChosen(choices, search[name])}
            value={search[name] ?? []}
            onChange={(values) => onChange({ [name]: values.length === 0 ? undefined : [...values] })}
          />
        );
      })}
    </Toolbar>
  );
}

/** What is chosen can be taken back, also where the period did not use it. */
function withChosen(choices: readonly Choice[], chosen: readonly string[] | undefined): readonly Choice[] {
  const known = new Set(choices.map(({ value }) => value));
  const others = (chosen ?? []).filter((value) => !known.has(value));
  return [...choices, ...others.map((value) => ({ value, label: value }))];
}
