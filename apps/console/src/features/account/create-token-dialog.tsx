import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { SecretOnceDialog } from '../../ui/secret-once-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type Scope, useCreateToken } from './account-queries.ts';
import { SCOPES } from './scopes.ts';

export function CreateTokenDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const create = useCreateToken();
  const secret = create.data?.token ?? null;
  const close = () => {
    create.reset();
    onClose();
  };
  return (
    <>
      <Dialog title={t`Create token`} isOpen={isOpen && secret === null} onClose={close}>
        <CreateTokenForm create={create} onCancel={close} />
      </Dialog>
      <SecretOnceDialog title={t`Your new token`} secret={secret} onClose={close} />
    </>
  );
}

const DAY_MS = 86_400_000;

function CreateTokenForm({
  create,
  onCancel,
}: {
  create: ReturnType<typeof useCreateToken>;
  onCancel: () => void;
}) {
  const { t } = useLingui();
  const { organizations } = useSession().user;
  const [name, setName] = useState('');
  const [days, setDays] = useState('30');
  const [organizationId, setOrganizationId] = useState('all');
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const errors = formErrors(create.error, ['name', 'scopes', 'expires_at', 'organization_id']);
  const submit = () =>
    create.mutate({
      body: {
        name,
        scopes: [...scopes],
        organization_id: organizationId === 'all' ? null : organizationId,
        expires_at: new Date(Date.now() + Number(days) * DAY_MS).toISOString(),
      },
    });
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
        description={t`A name that tells you which script uses it.`}
        value={name}
        onChange={setName}
        error={errors.of('name')}
        maxLength={100}
        isRequired
        autoFocus
      />
      <Select
        label={t`Organization`}
        value={organizationId}
        onChange={setOrganizationId}
        error={errors.of('organization_id')}
        choices={[
          { value: 'all', label: t`All your organizations` },
          ...organizations.map(({ id, name: label }) => ({ value: id, label })),
        ]}
      />
      <Select
        label={t`Expires`}
        value={days}
        onChange={setDays}
        error={errors.of('expires_at')}
        choices={[
          { value: '7', label: t`7 days` },
          { value: '30', label: t`30 days` },
          { value: '90', label: t`90 days` },
          { value: '365', label: t`1 year` },
        ]}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="pb-1 font-medium">
          <Trans>Scopes</Trans>
        </legend>
        <div className="grid grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-2">
          {SCOPES.map((scope) => (
            <Checkbox
              key={scope}
              isSelected={scopes.includes(scope)}
              onChange={(isSelected) =>
                setScopes(isSelected ? [...scopes, scope] : scopes.filter((other) => other !== scope))
              }
            >
              <code>{scope}</code>
            </Checkbox>
          ))}
        </div>
        {errors.of('scopes') === null ? null : (
          <p role="alert" className="text-danger">
            {errors.of('scopes')}
          </p>
        )}
      </fieldset>
      <ErrorNote error={errors.ofForm} />
      <div className="flex justify-end gap-2">
        <Button onPress={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isDisabled={scopes.length === 0} isPending={create.isPending}>
          <Trans>Create token</Trans>
        </Button>
      </div>
    </Form>
  );
}
