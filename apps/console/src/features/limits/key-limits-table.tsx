import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { api } from '../../api.ts';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { type ApiKey, useKeys } from '../keys/key-queries.ts';
import { BindingLimitView } from './binding-limit-view.tsx';

/** The active keys, each with the limit that is nearest to its end, whosever it is. */
export function KeyLimitsTable({
  organizationId,
  cursor,
}: {
  organizationId: string;
  cursor: string | undefined;
}) {
  const { t } = useLingui();
  const keys = useKeys(organizationId, { state: 'active', cursor });
  const paging = useCursor(cursor);
  const ids = keys.data?.data.map(({ id }) => id) ?? [];
  const binding = api.useQuery(
    'get',
    '/v1/organizations/{organization_id}/binding-limits',
    { params: { path: { organization_id: organizationId }, query: { api_key_ids: ids.join(',') } } },
    { enabled: ids.length > 0 },
  );
  const tightest = useMemo(
    () => new Map(binding.data?.data.map(({ api_key_id, limits }) => [api_key_id, limits[0]])),
    [binding.data],
  );
  const columns: readonly Column<ApiKey>[] = [
    {
      id: 'name',
      heading: t`Key`,
      cell: (key) => (
        <Link to="/keys/$workspaceId/$keyId" params={{ workspaceId: key.workspace_id, keyId: key.id }}>
          {key.name}
        </Link>
      ),
    },
    {
      id: 'owner',
      heading: t`Owner`,
      cell: ({ owner }) =>
        owner.kind === 'organization' ? t`Organization` : (keys.data?.names[owner.id] ?? '–'),
    },
    {
      id: 'limit',
      heading: t`Tightest limit`,
      cell: ({ id }) => {
        const limit = tightest.get(id);
        if (binding.isPending) return t`Loading…`;
        return limit === undefined ? <Trans>No limits</Trans> : <BindingLimitView limit={limit} />;
      },
    },
  ];
  return (
    <Card>
      <DataTable
        label={t`Tightest limit of each key`}
        list={keys}
        columns={columns}
        rowId={({ id }) => id}
        paging={paging}
        empty={<EmptyState icon="key" title={t`No active keys`} />}
      />
    </Card>
  );
}
