import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import {
  type ServiceAccount,
  useCreateServiceAccount,
  useUpdateServiceAccount,
} from './service-account-queries.ts';

export interface ServiceAccountDialogProps {
  readonly organizationId: string;
  /** Absent to create one. */
  readonly account?: ServiceAccount;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Creates a service account, or changes one. */
export function ServiceAccountDialog(props: ServiceAccountDialogProps) {
  const { t } = useLingui();
  const { account, isOpen, onClose } = props;
  return (
    <Dialog
      title={account === undefined ? t`Create service account` : t`Edit ${account.name}`}
      isOpen={isOpen}
      onClose={onClose}
    >
      <ServiceAccountForm {...props} />
    </Dialog>
  );
}

function ServiceAccountForm({ organizationId, account, onClose }: ServiceAccountDialogProps) {
  const { t } = useLingui();
  const create = useCreateServiceAccount();
  const update = useUpdateServiceAccount();
  const [name, setName] = useState(account?.name ?? '');
  const [description, setDescription] = useState(account?.description ?? '');
  const [role, setRole] = useState<'admin' | 'member'>(account?.role ?? 'member');
  const errors = formErrors(create.error ?? update.error, ['name', 'description', 'role']);
  const submit = () => {
    const body = { name, description: description.trim() === '' ? null : description, role };
    if (account === undefined) {
      create.mutate({ params: { path: { organization_id: organizationId } }, body }, { onSuccess: onClose });
    } else {
      update.mutate(
        { params: { path: { organization_id: organizationId, service_account_id: account.id } }, body },
        { onSuccess: onClose },
      );
    }
  };
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        label={t`Name`}
        value={name}
        onChange={setName}
        error={errors.of('name')}
        maxLength={100}
        isRequired
        autoFocus
      />
      <TextField
        label={t`Description`}
        value={description}
        onChange={setDescription}
        error={errors.of('description')}
        maxLength={500}
        rows={2}
      />
      <Select
        label={t`Role`}
        value={role}
        onChange={setRole}
        error={errors.of('role')}
        choices={[
          { value: 'member', label: t`Member`, description: t`Can access only its own keys and usage.` },
          { value: 'admin', label: t`Admin`, description: t`Has the permissions of an organization admin.` },
        ]}
      />
      <ErrorNote error={errors.ofForm} />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isPending={create.isPending || update.isPending}>
          {account === undefined ? t`Create` : t`Save`}
        </Button>
      </div>
    </Form>
  );
}
