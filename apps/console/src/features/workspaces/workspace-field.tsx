import { Combobox } from '../../ui/combobox.tsx';
import type { FieldProps } from '../../ui/field.tsx';
import { useSearchText } from '../../ui/use-search-text.ts';
import { useWorkspace, useWorkspaces } from './workspace-queries.ts';

export interface WorkspaceFieldProps extends FieldProps {
  readonly organizationId: string;
  /** The id of a workspace. */
  readonly value: string | null;
  readonly onChange: (workspaceId: string | null) => void;
  readonly placeholder?: string;
}

/** One of the workspaces of an organization. */
export function WorkspaceField({ organizationId, value, ...props }: WorkspaceFieldProps) {
  const [q, onSearch] = useSearchText();
  const workspaces = useWorkspaces(organizationId, { q, sort: 'name' }).data?.data ?? [];
  const chosen = useWorkspace(value).data;
  return (
    <Combobox
      {...props}
      choices={workspaces.map(({ id, name }) => ({ value: id, label: name }))}
      chosen={chosen === undefined ? undefined : { value: chosen.id, label: chosen.name }}
      value={value}
      onSearch={onSearch}
    />
  );
}
