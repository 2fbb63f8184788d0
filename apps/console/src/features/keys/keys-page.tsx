import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useOrganization } from '../../session/organization.ts';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { CreateKeyDialog } from './create-key-dialog.tsx';
import { KEY_STATES, type KeysSearch } from './keys-search.ts';
import { KeysTable } from './keys-table.tsx';

/** One's own keys in the organization in view. */
export function KeysPage({ search }: { search: KeysSearch }) {
  const { t } = useLingui();
  const organization = useOrganization();
  const navigate = useNavigate({ from: '/keys/' });
  const mayCreate = useCan('api_key.create', { organizationId: organization?.id, own: true });
  const [isCreating, setCreating] = useState(false);
  const change = (changes: Partial<KeysSearch>) =>
    void navigate({ search: (before) => ({ ...before, cursor: undefined, ...changes }) });
  const createButton = mayCreate ? (
    <Button look="primary" icon="plus" onPress={() => setCreating(true)}>
      <Trans>Create key</Trans>
    </Button>
  ) : null;
  if (organization === null) {
    return (
      <Page screen="/keys">
        <EmptyState icon="building" title={t`You are not in an organization yet`}>
          <Trans>
            Keys belong to a workspace in an organization. Ask an organization admin to invite you.
          </Trans>
        </EmptyState>
      </Page>
    );
  }
  const stateLabels = { active: t`Active`, revoked: t`Revoked`, expired: t`Expired`, all: t`All` };
  return (
    <Page
      screen="/keys"
      lead={
        <Trans>
          Programs use API keys to send requests through Weir. These are your keys in {organization.name}.
        </Trans>
      }
      actions={createButton}
      calls={[{ method: 'GET', path: `/v1/organizations/${organization.id}/api-keys?owner=me` }]}
    >
      <Card>
        <Toolbar>
          <SearchField
            label={t`Name starts with`}
            defaultValue={search.q}
            onSubmit={(q) => change({ q: q === '' ? undefined : q })}
          />
          <Select
            label={t`State`}
            choices={KEY_STATES.map((value) => ({ value, label: stateLabels[value] }))}
            value={search.state ?? 'active'}
            onChange={(state) => change({ state: state === 'active' ? undefined : state })}
          />
        </Toolbar>
        <KeysTable
          organizationId={organization.id}
          owner="me"
          search={search}
          onSort={(sort) => change({ sort })}
          empty={
            <EmptyState icon="key" title={t`No keys found`} actions={createButton}>
              <Trans>Create a key, or change the filters.</Trans>
            </EmptyState>
          }
        />
      </Card>
      <CreateKeyDialog
        organizationId={organization.id}
        isOpen={isCreating}
        onClose={() => setCreating(false)}
      />
    </Page>
  );
}
