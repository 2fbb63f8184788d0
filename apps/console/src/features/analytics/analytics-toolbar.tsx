import { Trans, useLingui } from '@lingui/react/macro';
import { PeriodField } from '../../period/period-field.tsx';
import { Button } from '../../ui/button.tsx';
import type { Choice } from '../../ui/choice.ts';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import type { AnalyticsFilters } from './analytics-filters.ts';
import { useFilterOptions } from './analytics-queries.ts';
import { type AnalyticsSearch, CHOSEN_FILTERS, FILTERS } from './analytics-search.ts';
import { TagsField } from './tags-field.tsx';

type ChosenFilter = (typeof CHOSEN_FILTERS)[number];

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
  type Named = { readonly id: string; readonly name: string | null };
  /** Workspaces and keys are called the same in many places: those say where they are. */
  const named = <Option extends Named>(
    list: readonly Option[] | undefined,
    placeOf?: (option: Option) => string | null | undefined,
  ): Choice[] =>
    (list ?? []).map((option) => {
      const label = option.name ?? option.id;
      const place = placeOf?.(option) ?? null;
      return { value: option.id, label: place === null ? label : t`${label} (${place})` };
    });
  const nameIn = (list: readonly Named[] | undefined, id: string) =>
    list?.find((option) => option.id === id)?.name;
  const words = (list: readonly string[] | undefined): Choice[] =>
    [...new Set(list)].map((word) => ({ value: word, label: word }));
  const fields: Readonly<Record<ChosenFilter, readonly [label: string, choices: readonly Choice[]]>> = {
    organization_ids: [t`Organizations`, named(options?.organizations)],
    workspace_ids: [
      t`Workspaces`,
      named(options?.workspaces, ({ organization_id }) => nameIn(options?.organizations, organization_id)),
    ],
    user_ids: [t`Users`, named(options?.users)],
    api_key_ids: [
      t`Keys`,
      named(options?.api_keys, ({ workspace_id }) => nameIn(options?.workspaces, workspace_id)),
    ],
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
            <Trans>Clear filters</Trans>
          </Button>
        ) : null
      }
    >
      <PeriodField search={search} onChange={onChange} periods={PERIODS} />
      {CHOSEN_FILTERS.map((name) => {
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
      <TagsField tags={search.tags ?? []} onChange={(tags) => onChange({ tags })} />
    </Toolbar>
  );
}

/** What is chosen can be taken back, also where the period did not use it. */
function withChosen(choices: readonly Choice[], chosen: readonly string[] | undefined): readonly Choice[] {
  const known = new Set(choices.map(({ value }) => value));
  const others = (chosen ?? []).filter((value) => !known.has(value));
  return [...choices, ...others.map((value) => ({ value, label: value }))];
}
