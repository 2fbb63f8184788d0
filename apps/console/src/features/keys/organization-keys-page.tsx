import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { CreateKeyDialog } from './create-key-dialog.tsx';
import { KEY_OWNERS, KEY_STATES, type KeysSearch } from './keys-search.ts';
import { KeysTable } from './keys-table.tsx';

/** The keys of everybody in an organization, as far as the person may see them. */
export function OrganizationKeysPage({
  organizationId,
  search,
}: {
  organizationId: string;
  search: KeysSearch;
}) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/org/$organizationId/keys' });
  const mayCreate = useCan('api_key.create', { organizationId, own: true });
  const [isCreating, setCreating] = useState(false);
  const change = (changes: Partial<KeysSearch>) =>
    void navigate({ search: (before) => ({ ...before, cursor: undefined, ...changes }) });
  const stateLabels = { active: t`Active`, revoked: t`Revoked`, expired: t`Expired`, all: t`All` };
  return (
    <Page
      screen="/org/$organizationId/keys"
      lead={<Trans>All API keys in this organization, and who owns them.</Trans>}
      actions={
        mayCreate ? (
          <Button look="primary" icon="plus" onPress={() => setCreating(true)}>
            <Trans>Create key</Trans>
          </Button>
        ) : null
      }
      calls={[{ method: 'GET', path: `/v1/organizations/${organizationId}/api-keys` }]}
    >
      <Card>
        <Toolbar>
          <SearchField
            label={t`Name starts with`}
            defaultValue={search.q}
            onSubmit={(q) => change({ q: q === '' ? undefined : q })}
          />
          <Select
            label={t`Owner`}
            choices={[
              { value: 'all', label: t`All` },
              { value: 'me', label: t`Mine` },
              { value: 'organization', label: t`Organization` },
            ]}
            value={search.owner ?? 'all'}
            onChange={(owner) => change({ owner: KEY_OWNERS.find((one) => one === owner) })}
          />
          <Select
            label={t`State`}
            choices={KEY_STATES.map((value) => ({ value, label: stateLabels[value] }))}
            value={search.state ?? 'active'}
            onChange={(state) => change({ state: state === 'active' ? undefined : state })}
          />
        </Toolbar>
        <KeysTable
          organizationId={organizationId}
          search={search}
          onSort={(sort) => change({ sort })}
          empty={
            <EmptyState icon="key" title={t`No keys found`}>
              <Trans>Change the filters to see other keys.</Trans>
            </EmptyState>
          }
        />
      </Card>
      <CreateKeyDialog
        organizationId={organizationId}
        isOpen={isCreating}
        onClose={() => setCreating(false)}
      />
    </Page>
  );
}
