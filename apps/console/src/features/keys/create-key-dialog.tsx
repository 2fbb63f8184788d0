import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { parseUsd } from '../../format/format-money.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { SecretOnceDialog } from '../../ui/secret-once-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { NoWorkspaces } from '../workspaces/no-workspaces.tsx';
import { WorkspaceField } from '../workspaces/workspace-field.tsx';
import { useWorkspaces } from '../workspaces/workspace-queries.ts';
import { useCreateKey } from './key-queries.ts';

export interface CreateKeyDialogProps {
  readonly organizationId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function CreateKeyDialog({ organizationId, isOpen, onClose }: CreateKeyDialogProps) {
  const { t } = useLingui();
  const create = useCreateKey();
  const secret = create.data?.secret ?? null;
  const close = () => {
    create.reset();
    onClose();
  };
  return (
    <>
      <Dialog title={t`Create key`} isOpen={isOpen && secret === null} onClose={close}>
        <CreateKeyForm organizationId={organizationId} create={create} onCancel={close} />
      </Dialog>
      <SecretOnceDialog title={t`Your new key`} secret={secret} onClose={close} />
    </>
  );
}

const DAY_MS = 86_400_000;

interface CreateKeyFormProps {
  readonly organizationId: string;
  readonly create: ReturnType<typeof useCreateKey>;
  readonly onCancel: () => void;
}

function CreateKeyForm({ organizationId, create, onCancel }: CreateKeyFormProps) {
  const { t } = useLingui();
  const workspaces = useWorkspaces(organizationId, {});
  const [name, setName] = useState('');
  const [chosenWorkspace, setWorkspace] = useState<string | null>(null);
  const [mode, setMode] = useState<'live' | 'test'>('live');
  const [days, setDays] = useState('default');
  const [budget, setBudget] = useState('');
  const [requestsPerMinute, setRequestsPerMinute] = useState<number | null>(null);
  if (workspaces.isPending) return <Skeleton label={t`Loading workspaces`} rows={3} />;
  if (workspaces.error !== null)
    return <ErrorPanel error={workspaces.error} onRetry={() => workspaces.refetch()} />;
  const newest = workspaces.data.data[0];
  if (newest === undefined) {
    return (
      <NoWorkspaces organizationId={organizationId}>
        <Trans>Keys belong to a workspace. Ask an organization admin to create one.</Trans>
      </NoWorkspaces>
    );
  }
  const workspaceId = chosenWorkspace ?? newest.id;
  const nanoUsd = budget.trim() === '' ? undefined : parseUsd(budget);
  const isBudgetWrong = nanoUsd === null;
  const errors = formErrors(create.error, ['name', 'limits', 'expires_at']);
  const submit = () =>
    create.mutate({
      params: { path: { workspace_id: workspaceId } },
      body: {
        name,
        mode,
        ...(days === 'default' ? {} : { expires_at: expiry(days) }),
        ...(nanoUsd === undefined && requestsPerMinute === null
          ? {}
          : {
              limits: {
                ...(nanoUsd === undefined || nanoUsd === null
                  ? {}
                  : { budgets: [{ amount_nano_usd: String(nanoUsd), period: 'month' }] }),
                requests_per_minute: requestsPerMinute,
              },
            }),
      },
    });
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBudgetWrong) submit();
      }}
    >
      <TextField
        label={t`Name`}
        description={t`A name that tells you which program or machine uses it.`}
        value={name}
        onChange={setName}
        error={errors.of('name')}
        maxLength={100}
        isRequired
        autoFocus
      />
      <WorkspaceField
        label={t`Workspace`}
        organizationId={organizationId}
        value={workspaceId}
        onChange={setWorkspace}
      />
      <Select
        label={t`Mode`}
        value={mode}
        onChange={setMode}
        choices={[
          { value: 'live', label: t`Live`, description: t`Can use all models it has access to.` },
          {
            value: 'test',
            label: t`Test`,
            description: t`Can use simulated models only. Free of charge.`,
          },
        ]}
      />
      <Select
        label={t`Expires`}
        value={days}
        onChange={setDays}
        error={errors.of('expires_at')}
        choices={[
          { value: 'default', label: t`Platform default` },
          { value: '7', label: t`7 days` },
          { value: '30', label: t`30 days` },
          { value: '90', label: t`90 days` },
          { value: '365', label: t`1 year` },
          { value: 'never', label: t`Never` },
        ]}
      />
      <TextField
        label={t`Monthly budget (USD)`}
        description={t`Leave empty for no budget. Requests over the budget are refused.`}
        value={budget}
        onChange={setBudget}
        placeholder="5.00"
        error={isBudgetWrong ? t`Enter an amount, such as 5 or 0.01.` : errors.of('limits')}
      />
      <NumberField
        label={t`Requests per minute`}
        description={t`Leave empty for no limit.`}
        value={requestsPerMinute}
        onChange={setRequestsPerMinute}
        minValue={1}
      />
      <ErrorNote error={errors.ofForm} />
      <div className="flex justify-end gap-2">
        <Button onPress={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isPending={create.isPending}>
          <Trans>Create key</Trans>
        </Button>
      </div>
    </Form>
  );
}

function expiry(days: string): string | null {
  return days === 'never' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString();
}
