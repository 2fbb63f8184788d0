import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { ServiceAccountActions } from './service-account-actions.tsx';
import { ServiceAccountDialog } from './service-account-dialog.tsx';
import { type ServiceAccount, useServiceAccounts } from './service-account-queries.ts';
import { ServiceAccountTokens } from './service-account-tokens.tsx';
import type { ServiceAccountsSearch } from './service-accounts-search.ts';

export function ServiceAccountsPage({
  organizationId,
  search,
}: {
  organizationId: string;
  search: ServiceAccountsSearch;
}) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/org/$organizationId/service-accounts' });
  const accounts = useServiceAccounts(organizationId, search.cursor);
  const paging = useCursor(search.cursor);
  const mayCreate = useCan('service_account.create', { organizationId });
  const maySeeTokens = useCan('service_account_token.list', { organizationId });
  const [isCreating, setCreating] = useState(false);
  const chosen = accounts.data?.data.find(({ id }) => id === search.account);
  const names = accounts.data?.names ?? {};
  const createButton = mayCreate ? (
    <Button look="primary" icon="plus" onPress={() => setCreating(true)}>
      <Trans>Create service account</Trans>
    </Button>
  ) : null;
  const columns: readonly Column<ServiceAccount>[] = [
    {
      id: 'name',
      heading: t`Name`,
      cell: ({ name, description }) => (
        <span className="flex flex-col">
          {name}
          {description === null ? null : <span className="text-sm text-muted">{description}</span>}
        </span>
      ),
    },
    { id: 'role', heading: t`Role`, cell: ({ role }) => (role === 'admin' ? t`Admin` : t`Member`) },
    {
      id: 'state',
      heading: t`State`,
      cell: ({ deactivated_at }) =>
        deactivated_at === null ? (
          <Badge tone="success">{t`Active`}</Badge>
        ) : (
          <Badge tone="neutral">{t`Deactivated`}</Badge>
        ),
    },
    {
      id: 'created_by',
      heading: t`Created by`,
      cell: ({ created_by }) => (created_by === null ? '–' : (names[created_by] ?? '–')),
    },
    { id: 'created_at', heading: t`Created`, cell: ({ created_at }) => <Time at={created_at} /> },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      cell: (account) => (
        <span className="flex justify-end gap-1">
          {maySeeTokens ? (
            <Button
              look="quiet"
              onPress={() =>
                void navigate({
                  search: (before) => ({
                    ...before,
                    account: account.id === search.account ? undefined : account.id,
                  }),
                })
              }
            >
              {account.id === search.account ? t`Hide tokens` : t`Show tokens`}
            </Button>
          ) : null}
          <ServiceAccountActions account={account} />
        </span>
      ),
    },
  ];
  return (
    <Page
      screen="/org/$organizationId/service-accounts"
      lead={
        <Trans>Accounts for programs that manage this organization. They do not belong to one person.</Trans>
      }
      actions={createButton}
      calls={[{ method: 'GET', path: `/v1/organizations/${organizationId}/service-accounts` }]}
    >
      <Card>
        <DataTable
          label={t`Service accounts`}
          list={accounts}
          columns={columns}
          rowId={({ id }) => id}
          paging={paging}
          empty={
            <EmptyState icon="server" title={t`No service accounts yet`} actions={createButton}>
              <Trans>Create one for a deployment pipeline or a script that many people depend on.</Trans>
            </EmptyState>
          }
        />
      </Card>
      {chosen === undefined ? null : <ServiceAccountTokens key={chosen.id} account={chosen} />}
      <ServiceAccountDialog
        organizationId={organizationId}
        isOpen={isCreating}
        onClose={() => setCreating(false)}
      />
    </Page>
  );
}
