import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type Credential, useRotateCredential } from './credential-queries.ts';

export interface RotateCredentialDialogProps {
  readonly credential: Credential;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function RotateCredentialDialog({ credential, isOpen, onClose }: RotateCredentialDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Replace secret for ${credential.connection.name}`} isOpen={isOpen} onClose={onClose}>
      <RotateForm credential={credential} onClose={onClose} />
    </Dialog>
  );
}

function RotateForm({ credential, onClose }: Omit<RotateCredentialDialogProps, 'isOpen'>) {
  const { t } = useLingui();
  const rotate = useRotateCredential();
  const [secret, setSecret] = useState('');
  const errors = formErrors(rotate.error, ['api_key']);
  return (
    <Form
      className="flex flex-col gap-4"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        rotate.mutate(
          {
            params: {
              path: { organization_id: credential.organization_id, credential_id: credential.id },
            },
            body: { api_key: secret },
          },
          {
            onSuccess: () => {
              rotate.reset();
              onClose();
              showToast(t`Secret replaced. New requests use the new one.`);
            },
          },
        );
      }}
    >
      <TextField
        label={t`New provider API key`}
        description={t`It immediately replaces the one that ends in ${credential.last_four}.`}
        type="password"
        autoComplete="off"
        value={secret}
        onChange={setSecret}
        error={errors.of('api_key')}
        maxLength={8_192}
        isRequired
        autoFocus
      />
      <ErrorNote error={errors.ofForm} />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isPending={rotate.isPending}>
          <Trans>Replace secret</Trans>
        </Button>
      </div>
    </Form>
  );
}
