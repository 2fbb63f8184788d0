import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { ExternalLink } from '../../ui/link.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type Preset, useConnectionPresets, useCreateConnection } from './connection-queries.ts';

export interface CreateConnectionDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Leads to the new connection, where it can be tested. */
export function CreateConnectionDialog({ isOpen, onClose }: CreateConnectionDialogProps) {
  const { t } = useLingui();
  const presets = useConnectionPresets();
  return (
    <Dialog title={t`Add connection`} isOpen={isOpen} onClose={onClose}>
      {presets.isPending ? (
        <Skeleton label={t`Loading presets`} rows={3} />
      ) : presets.error !== null ? (
        <ErrorPanel error={presets.error} onRetry={() => presets.refetch()} />
      ) : (
        <CreateForm presets={presets.data.data} onClose={onClose} />
      )}
    </Dialog>
  );
}

const OTHER = 'other';
const FIELDS = ['name', 'base_url', 'credential', 'preset'] as const;

function CreateForm({ presets, onClose }: { presets: readonly Preset[]; onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const create = useCreateConnection();
  const [presetName, setPresetName] = useState<string>(OTHER);
  const [name, setName] = useState('');
  const [baseUrl, setBaseUrl] = useState('');
  const [credential, setCredential] = useState('');
  const [credentialFrom, setCredentialFrom] = useState<'weir' | 'client'>('weir');
  const [isFree, setFree] = useState(false);
  const preset = presets.find((each) => each.name === presetName);
  const errors = formErrors(create.error, FIELDS);
  const submit = () =>
    create.mutate(
      {
        body: {
          ...(preset === undefined ? {} : { preset: preset.name }),
          ...(name.trim() === '' ? {} : { name: name.trim() }),
          ...(baseUrl.trim() === '' ? {} : { base_url: baseUrl.trim() }),
          ...(credentialFrom === 'client' || credential.trim() === ''
            ? {}
            : { credential: credential.trim() }),
          credential_from: credentialFrom,
          free: isFree,
        },
      },
      {
        onSuccess: ({ id }) => {
          onClose();
          void navigate({ to: '/admin/connections/$connectionId', params: { connectionId: id } });
        },
      },
    );
  return (
    <Form
      className="flex flex-col gap-4"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Combobox
        label={t`Upstream`}
        description={t`A preset fills in everything you leave empty here.`}
        value={presetName}
        onChange={(next) => setPresetName(next ?? OTHER)}
        error={errors.of('preset')}
        choices={[
          { value: OTHER, label: t`Other OpenAI-compatible API` },
          ...presets.map(({ name, title }) => ({ value: name, label: title })),
        ]}
      />
      {preset === undefined ? null : <PresetNotes preset={preset} />}
      <TextField
        label={t`Name`}
        description={preset === undefined ? undefined : t`Leave empty to use ${preset.name}.`}
        value={name}
        onChange={setName}
        error={errors.of('name')}
        maxLength={100}
        isRequired={preset === undefined}
      />
      <TextField
        label={t`Base URL`}
        description={
          preset === undefined || preset.base_url_required
            ? undefined
            : t`Leave empty to use ${preset.base_url}`
        }
        placeholder={preset?.base_url ?? 'https://models.example.com/v1'}
        type="url"
        value={baseUrl}
        onChange={setBaseUrl}
        error={errors.of('base_url')}
        isRequired={preset === undefined || preset.base_url_required}
      />
      <Select
        label={t`Credential source`}
        value={credentialFrom}
        onChange={setCredentialFrom}
        choices={[
          { value: 'weir', label: t`Stored in Weir` },
          { value: 'client', label: t`Sent by each client` },
        ]}
      />
      {credentialFrom === 'weir' ? (
        <TextField
          label={t`Credential`}
          description={t`Stored encrypted and never shown again. Leave empty if the upstream needs no credential.`}
          type="password"
          autoComplete="off"
          value={credential}
          onChange={setCredential}
          error={errors.of('credential')}
        />
      ) : null}
      <Checkbox isSelected={isFree} onChange={setFree}>
        <Trans>Count requests as free, for example for a flat-rate plan</Trans>
      </Checkbox>
      <ErrorNote error={errors.ofForm} />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isPending={create.isPending}>
          <Trans>Add connection</Trans>
        </Button>
      </div>
    </Form>
  );
}

function PresetNotes({ preset: { quirks, sources } }: { preset: Preset }) {
  if (quirks.length + sources.length === 0) return null;
  return (
    <div className="flex flex-col gap-1 rounded-md bg-sunken p-3 text-sm">
      <ul className="flex list-disc flex-col gap-1 pl-4">
        {quirks.map((quirk) => (
          <li key={quirk}>{quirk}</li>
        ))}
      </ul>
      {sources
        .filter((source) => source.startsWith('https://'))
        .map((source) => (
          <span key={source} className="break-all">
            <ExternalLink href={source}>{source}</ExternalLink>
          </span>
        ))}
    </div>
  );
}
