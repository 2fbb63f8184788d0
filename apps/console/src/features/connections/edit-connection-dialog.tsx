import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type Connection, useUpdateConnection } from './connection-queries.ts';

export interface EditConnectionDialogProps {
  readonly connection: Connection;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function EditConnectionDialog({ connection, isOpen, onClose }: EditConnectionDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Edit ${connection.name}`} isOpen={isOpen} onClose={onClose} size="wide">
      <EditForm connection={connection} onClose={onClose} />
    </Dialog>
  );
}

const FIELDS = ['name', 'base_url', 'credential'] as const;

function EditForm({ connection, onClose }: Omit<EditConnectionDialogProps, 'isOpen'>) {
  const { t } = useLingui();
  const update = useUpdateConnection();
  const [name, setName] = useState(connection.name);
  const [baseUrl, setBaseUrl] = useState(connection.base_url);
  const [credential, setCredential] = useState('');
  const [addsModels, setAddsModels] = useState(connection.adds_models);
  const [isFree, setFree] = useState(connection.free);
  const [streamOptions, setStreamOptions] = useState(connection.stream_options);
  const [timeouts, setTimeouts] = useState(connection.timeouts);
  const [breaker, setBreaker] = useState(connection.breaker);
  const errors = formErrors(update.error, FIELDS);
  const submit = () =>
    update.mutate(
      {
        params: { path: { connection_id: connection.id } },
        body: {
          name: name.trim(),
          ...(baseUrl === connection.base_url ? {} : { base_url: baseUrl.trim() }),
          ...(credential === '' ? {} : { credential: credential.trim() }),
          adds_models: addsModels,
          free: isFree,
          stream_options: streamOptions,
          timeouts,
          breaker,
        },
      },
      {
        onSuccess: () => {
          onClose();
          showToast(t`${name} updated`);
        },
      },
    );
  const timeoutLabels = {
    connect_ms: t`Connect timeout (ms)`,
    first_byte_ms: t`First byte timeout (ms)`,
    idle_ms: t`Stream idle timeout (ms)`,
    total_ms: t`Total timeout (ms)`,
  } as const;
  const breakerLabels = {
    failures: t`Failures before it opens`,
    window_ms: t`Failure window (ms)`,
    open_ms: t`Stays open for (ms)`,
  } as const;
  return (
    <Form
      className="flex flex-col gap-4"
      autoComplete="off"
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
        label={t`Base URL`}
        description={t`If you change the URL, enter the credential again. This keeps the stored one from being sent to another host.`}
        type="url"
        value={baseUrl}
        onChange={setBaseUrl}
        error={errors.of('base_url')}
        isRequired
      />
      {connection.credential_from === 'weir' ? (
        <TextField
          label={t`New credential`}
          description={
            connection.has_credential
              ? t`Leave empty to keep the stored credential.`
              : t`No credential is stored.`
          }
          type="password"
          autoComplete="off"
          value={credential}
          onChange={setCredential}
          error={errors.of('credential')}
        />
      ) : null}
      <div className="flex flex-col gap-2">
        <Checkbox isSelected={addsModels} onChange={setAddsModels}>
          <Trans>Add listed models to the catalog automatically</Trans>
        </Checkbox>
        <Checkbox isSelected={streamOptions} onChange={setStreamOptions}>
          <Trans>Ask the upstream for usage in streams; otherwise usage is estimated</Trans>
        </Checkbox>
        <Checkbox isSelected={isFree} onChange={setFree}>
          <Trans>Count requests as free, for example for a flat-rate plan</Trans>
        </Checkbox>
      </div>
      <fieldset className="grid gap-4 sm:grid-cols-2">
        <legend className="pb-2 font-medium">
          <Trans>Timeouts</Trans>
        </legend>
        {(Object.keys(timeoutLabels) as (keyof typeof timeoutLabels)[]).map((key) => (
          <NumberField
            key={key}
            label={timeoutLabels[key]}
            value={timeouts[key]}
            onChange={(value) => setTimeouts({ ...timeouts, [key]: value ?? timeouts[key] })}
            minValue={1}
            maxValue={86_400_000}
          />
        ))}
      </fieldset>
      <fieldset className="grid gap-4 sm:grid-cols-2">
        <legend className="pb-2 font-medium">
          <Trans>Breaker (leave empty for gateway defaults)</Trans>
        </legend>
        {(Object.keys(breakerLabels) as (keyof typeof breakerLabels)[]).map((key) => (
          <NumberField
            key={key}
            label={breakerLabels[key]}
            value={breaker[key]}
            onChange={(value) => setBreaker({ ...breaker, [key]: value })}
            minValue={1}
            maxValue={key === 'failures' ? 1_000 : 86_400_000}
          />
        ))}
      </fieldset>
      <ErrorNote error={errors.ofForm} />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isPending={update.isPending}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </Form>
  );
}
