import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { SecretOnceDialog } from '../../ui/secret-once-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import {
  type ServiceAccount,
  type TokenScope,
  useCreateServiceAccountToken,
} from './service-account-queries.ts';

export interface CreateServiceAccountTokenDialogProps {
  readonly account: ServiceAccount;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function CreateServiceAccountTokenDialog({
  account,
  isOpen,
  onClose,
}: CreateServiceAccountTokenDialogProps) {
  const { t } = useLingui();
  const create = useCreateServiceAccountToken();
  const secret = create.data?.token ?? null;
  const close = () => {
    create.reset();
    onClose();
  };
  return (
    <>
      <Dialog title={t`Create token for ${account.name}`} isOpen={isOpen && secret === null} onClose={close}>
        <TokenForm account={account} create={create} onCancel={close} />
      </Dialog>
      <SecretOnceDialog title={t`New token`} secret={secret} onClose={close} />
    </>
  );
}

/** What service accounts may get; a new one of the gateway does not compile until it stands here. */
const EVERY: Record<TokenScope, true> = {
  'organizations:read': true,
  'organizations:write': true,
  'workspaces:read': true,
  'workspaces:write': true,
  'api-keys:read': true,
  'api-keys:write': true,
  'credentials:read': true,
  'credentials:write': true,
  'service-accounts:read': true,
  'service-accounts:write': true,
  'subscriptions:read': true,
  'subscriptions:write': true,
  'alerts:read': true,
  'alerts:write': true,
  'audit:read': true,
  'usage:read': true,
  'usage:write': true,
};
const SCOPES = Object.keys(EVERY) as TokenScope[];
const DAY_MS = 86_400_000;

function TokenForm({
  account,
  create,
  onCancel,
}: {
  account: ServiceAccount;
  create: ReturnType<typeof useCreateServiceAccountToken>;
  onCancel: () => void;
}) {
  const { t } = useLingui();
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [scopes, setScopes] = useState<readonly TokenScope[]>([]);
  const errors = formErrors(create.error, ['name', 'scopes', 'expires_at']);
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({
          params: { path: { organization_id: account.organization_id, service_account_id: account.id } },
          body: {
            name,
            scopes: [...scopes],
            expires_at: new Date(Date.now() + Number(days) * DAY_MS).toISOString(),
          },
        });
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
