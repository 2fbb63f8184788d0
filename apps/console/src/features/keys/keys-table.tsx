import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useMemo } from 'react';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { KeyActions } from './key-actions.tsx';
import { type ApiKey, useKeys } from './key-queries.ts';
import { KeyState } from './key-state.tsx';
import type { KeysSearch } from './keys-search.ts';

export interface KeysTableProps {
  readonly organizationId: string;
  /** `me` for one's own; absent for all that the person may see. */
  readonly owner?: 'me';
  readonly search: KeysSearch;
  readonly onSort: (sort: KeysSearch['sort']) => void;
  readonly empty: ReactNode;
}

export function KeysTable({ organizationId, owner, search, onSort, empty }: KeysTableProps) {
  const { t } = useLingui();
  const keys = useKeys(organizationId, search, owner);
  const paging = useCursor(search.cursor);
  const names = keys.data?.names ?? NO_NAMES;
  const columns = useMemo(
    (): readonly Column<ApiKey>[] => [
      {
        id: 'name',
        heading: t`Name`,
        sorts: ['name', '-name'],
        cell: (key) => (
          <Link to="/keys/$workspaceId/$keyId" params={{ workspaceId: key.workspace_id, keyId: key.id }}>
            {key.name}
          </Link>
        ),
      },
      {
        id: 'secret',
        heading: t`Key`,
        cell: ({ prefix, last_four }) => (
          <code className="whitespace-nowrap">
            {prefix}…{last_four}
          </code>
        ),
      },
      {
        id: 'workspace',
        heading: t`Workspace`,
        cell: ({ workspace_id }) => names[workspace_id] ?? '–',
      },
      {
        id: 'owner',
        heading: t`Owner`,
        isHidden: owner === 'me',
        cell: (key) => (key.owner.kind === 'organization' ? t`Organization` : (names[key.owner.id] ?? '–')),
      },
      { id: 'state', heading: t`State`, cell: ({ state }) => <KeyState state={state} /> },
      {
        id: 'last_used_at',
        heading: t`Last used`,
        cell: ({ last_used_at }) => (last_used_at === null ? t`Never` : <Time at={last_used_at} />),
      },
      {
        id: 'expires_at',
        heading: t`Expires`,
        cell: ({ expires_at }) => (expires_at === null ? t`Never` : <Time at={expires_at} />),
      },
      {
        id: 'created_at',
        heading: t`Created`,
        sorts: ['-created_at'],
        cell: ({ created_at }) => <Time at={created_at} />,
      },
      { id: 'actions', heading: t`Actions`, align: 'end', cell: (key) => <KeyActions apiKey={key} /> },
    ],
    [t, names, owner],
  );
  return (
    <DataTable
      label={t`API keys`}
      list={keys}
      columns={columns}
      rowId={({ id }) => id}
      sort={search.sort ?? '-created_at'}
      onSort={(sort) => onSort(sort as KeysSearch['sort'])}
      paging={paging}
      empty={empty}
    />
  );
}

const NO_NAMES: Readonly<Record<string, string>> = {};
