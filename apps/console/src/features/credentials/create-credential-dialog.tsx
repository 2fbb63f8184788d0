import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { WorkspaceField } from '../workspaces/workspace-field.tsx';
import { useBringableConnections, useCreateCredential } from './credential-queries.ts';

export interface CreateCredentialDialogProps {
  readonly organizationId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function CreateCredentialDialog({ organizationId, isOpen, onClose }: CreateCredentialDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Add credential`} isOpen={isOpen} onClose={onClose}>
      <CredentialForm organizationId={organizationId} onClose={onClose} />
    </Dialog>
  );
}

function CredentialForm({ organizationId, onClose }: { organizationId: string; onClose: () => void }) {
  const { t } = useLingui();
  const connections = useBringableConnections(organizationId);
  // Nothing of the secret stays in the cache of mutations: it goes with the form.
  const create = useCreateCredential();
  const [chosen, setConnection] = useState<string | null>(null);
  const [secret, setSecret] = useState('');
  const [workspaceId, setWorkspace] = useState<string | null>(null);
  const errors = formErrors(create.error, ['connection_id', 'api_key', 'workspace_id']);
  if (connections.isPending) return <Skeleton label={t`Loading connections`} rows={3} />;
  if (connections.error !== null)
    return <ErrorPanel error={connections.error} onRetry={() => connections.refetch()} />;
  const choices = connections.data.data.map(({ id, name, kind }) => ({
    value: id,
    label: name,
    description: kind,
  }));
  const first = choices[0];
  if (first === undefined) {
    return (
      <EmptyState icon="plug" title={t`No connections to add a credential for`}>
        <Trans>Ask a platform admin to connect a provider.</Trans>
      </EmptyState>
    );
  }
  const connectionId = chosen ?? first.value;
  return (
    <Form
      className="flex flex-col gap-4"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(
          {
            params: { path: { organization_id: organizationId } },
            body: {
              connection_id: connectionId,
              api_key: secret,
              ...(workspaceId === null ? {} : { workspace_id: workspaceId }),
            },
          },
          {
            onSuccess: () => {
              create.reset();
              onClose();
              showToast(t`Credential saved. Test it to see whether the provider accepts it.`);
            },
          },
        );
      }}
    >
      <Select
        label={t`Connection`}
        choices={choices}
        value={connectionId}
        onChange={setConnection}
        error={errors.of('connection_id')}
      />
      <TextField
        label={t`Provider API key`}
        description={t`Stored encrypted and never shown again.`}
        type="password"
        autoComplete="off"
        value={secret}
        onChange={setSecret}
        error={errors.of('api_key')}
        maxLength={8_192}
        isRequired
      />
      <WorkspaceField
        label={t`Workspace`}
        description={t`Empty: for the entire organization.`}
        organizationId={organizationId}
        value={workspaceId}
        onChange={setWorkspace}
        error={errors.of('workspace_id')}
      />
      <ErrorNote error={errors.ofForm} />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isPending={create.isPending}>
          <Trans>Save credential</Trans>
        </Button>
      </div>
    </Form>
  );
}
