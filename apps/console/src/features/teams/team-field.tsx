import { Combobox } from '../../ui/combobox.tsx';
import type { FieldProps } from '../../ui/field.tsx';
import { useSearchText } from '../../ui/use-search-text.ts';
import { useTeam, useTeams } from './team-queries.ts';

export interface TeamFieldProps extends FieldProps {
  readonly organizationId: string;
  /** The id of a team. */
  readonly value: string | null;
  readonly onChange: (teamId: string | null) => void;
  readonly placeholder?: string;
}

/** One of the teams of an organization. */
export function TeamField({ organizationId, value, ...props }: TeamFieldProps) {
  const [q, onSearch] = useSearchText();
  const teams = useTeams(organizationId, { q, sort: 'name' }).data?.data ?? [];
  const chosen = useTeam(organizationId, value).data;
  return (
    <Combobox
      {...props}
      choices={teams.map(({ id, name }) => ({ value: id, label: name }))}
      chosen={chosen === undefined ? undefined : { value: chosen.id, label: chosen.name }}
      value={value}
      onSearch={onSearch}
    />
  );
}
