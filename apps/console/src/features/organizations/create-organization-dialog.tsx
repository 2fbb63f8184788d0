import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';

export interface CreateOrganizationDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Loads again what shows organizations. */
  readonly onCreated: () => Promise<void>;
}

export function CreateOrganizationDialog(props: CreateOrganizationDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Create organization`} isOpen={props.isOpen} onClose={props.onClose}>
      <CreateOrganizationForm {...props} />
    </Dialog>
  );
}

function CreateOrganizationForm({ onClose, onCreated }: CreateOrganizationDialogProps) {
  const { t } = useLingui();
  const [name, setName] = useState('');
  const create = api.useMutation('post', '/v1/organizations', { onSuccess: onCreated });
  const errors = formErrors(create.error, ['name']);
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(
          { body: { name } },
          {
            onSuccess: (made) => {
              onClose();
              showToast(t`${made.name} created`);
            },
          },
        );
      }}
    >
      <TextField
        label={t`Name`}
        description={t`You will be its owner.`}
        value={name}
        onChange={setName}
        error={errors.of('name')}
        maxLength={100}
        isRequired
        autoFocus
      />
      <ErrorNote error={errors.ofForm} />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isPending={create.isPending}>
          <Trans>Create organization</Trans>
        </Button>
      </div>
    </Form>
  );
}
