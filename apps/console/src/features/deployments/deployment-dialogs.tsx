import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ConnectionField } from '../connections/connection-field.tsx';
import { ModelField } from '../managed-models/model-field.tsx';
import { DeploymentForm } from './deployment-form.tsx';
import { type Deployment, useCreateDeployment, useUpdateDeployment } from './deployment-queries.ts';

interface OpenProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface CreateProps extends OpenProps {
  /** What is known from the screen. */
  readonly modelId?: string | undefined;
  readonly connectionId?: string | undefined;
}

export function CreateDeploymentDialog(props: CreateProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Add deployment`} isOpen={props.isOpen} onClose={props.onClose}>
      <CreateForm {...props} />
    </Dialog>
  );
}

function CreateForm({ modelId, connectionId, onClose }: CreateProps) {
  const { t } = useLingui();
  const create = useCreateDeployment();
  const [model, setModel] = useState(modelId ?? null);
  const [connection, setConnection] = useState(connectionId ?? null);
  const [upstreamName, setUpstreamName] = useState('');
  return (
    <DeploymentForm
      before={{ tier: 0, weight: 1, max_parallel: null, context_length: null }}
      action={t`Add deployment`}
      isPending={create.isPending}
      isDisabled={model === null || connection === null}
      error={create.error}
      onCancel={onClose}
      onSubmit={(terms) => {
        if (model === null || connection === null) return;
        create.mutate(
          {
            body: {
              model_id: model,
              connection_id: connection,
              upstream_name: upstreamName.trim(),
              ...terms,
            },
          },
          {
            onSuccess: () => {
              onClose();
              showToast(t`Deployment added`);
            },
          },
        );
      }}
    >
      {modelId === undefined ? (
        <ModelField label={t`Model`} value={model} onChange={setModel} isRequired />
      ) : null}
      {connectionId === undefined ? (
        <ConnectionField label={t`Connection`} value={connection} onChange={setConnection} isRequired />
      ) : null}
      <TextField
        label={t`Upstream model name`}
        description={t`The name the upstream uses.`}
        value={upstreamName}
        onChange={setUpstreamName}
        maxLength={256}
        isRequired
      />
    </DeploymentForm>
  );
}

export function EditDeploymentDialog({
  deployment,
  isOpen,
  onClose,
}: OpenProps & { deployment: Deployment }) {
  const { t } = useLingui();
  const update = useUpdateDeployment();
  const close = () => {
    update.reset();
    onClose();
  };
  return (
    <Dialog title={t`Edit deployment ${deployment.upstream_name}`} isOpen={isOpen} onClose={close}>
      <DeploymentForm
        before={deployment}
        action={t`Save`}
        isPending={update.isPending}
        error={update.error}
        onCancel={close}
        onSubmit={({ tier, weight, max_parallel, context_length }) =>
          update.mutate(
            {
              params: { path: { deployment_id: deployment.id } },
              body: { tier, weight, max_parallel, context_length },
            },
            { onSuccess: close },
          )
        }
      />
    </Dialog>
  );
}
