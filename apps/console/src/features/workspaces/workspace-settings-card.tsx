import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import {
  useUpdateWorkspaceSettings,
  useWorkspaceSettings,
  type WorkspaceSettings,
} from './workspace-queries.ts';

export interface WorkspaceSettingsCardProps {
  readonly organizationId: string;
  readonly workspaceId: string;
}

/** Which models its keys reach, and by which connections. */
export function WorkspaceSettingsCard({ organizationId, workspaceId }: WorkspaceSettingsCardProps) {
  const { t } = useLingui();
  const settings = useWorkspaceSettings(workspaceId);
  const mayUpdate = useCan('workspace.settings.update', { organizationId });
  return (
    <Card title={t`Models and routing`}>
      {settings.isPending ? (
        <Skeleton label={t`Loading settings`} rows={2} />
      ) : settings.error !== null ? (
        <ErrorPanel error={settings.error} onRetry={() => settings.refetch()} />
      ) : (
        <SettingsForm
          key={JSON.stringify(settings.data)}
          workspaceId={workspaceId}
          settings={settings.data}
          isReadOnly={!mayUpdate}
        />
      )}
    </Card>
  );
}

type Policy = 'none' | 'plan_first' | 'bedrock_only' | 'connections';

interface SettingsFormProps {
  readonly workspaceId: string;
  readonly settings: WorkspaceSettings;
  readonly isReadOnly: boolean;
}

function SettingsForm({ workspaceId, settings, isReadOnly }: SettingsFormProps) {
  const { t } = useLingui();
  const given = settings.routing_policy;
  const [models, setModels] = useState((settings.allowed_models ?? []).join('\n'));
  const [policy, setPolicy] = useState<Policy>(
    given === null ? 'none' : Array.isArray(given) ? 'connections' : given,
  );
  const [connections, setConnections] = useState(Array.isArray(given) ? given.join('\n') : '');
  const update = useUpdateWorkspaceSettings();
  const errors = formErrors(update.error, ['allowed_models', 'routing_policy']);
  return (
    <Form
      className="flex max-w-lg flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate(
          {
            params: { path: { workspace_id: workspaceId } },
            body: {
              allowed_models: models.trim() === '' ? null : linesOf(models),
              routing_policy:
                policy === 'none' ? null : policy === 'connections' ? linesOf(connections) : policy,
            },
          },
          { onSuccess: () => showToast(t`Settings saved`) },
        );
      }}
    >
      <TextField
        label={t`Models`}
        description={t`One model name per line. Leave empty to allow all models of the organization.`}
        value={models}
        onChange={setModels}
        rows={3}
        error={errors.of('allowed_models')}
        isReadOnly={isReadOnly}
      />
      <Select
        label={t`Routing`}
        value={policy}
        onChange={setPolicy}
        isDisabled={isReadOnly}
        error={errors.of('routing_policy')}
        choices={[
          { value: 'none', label: t`Model default` },
          {
            value: 'plan_first',
            label: t`Plan first`,
            description: t`Flat-rate plan connections first, then Bedrock, then all others.`,
          },
          { value: 'bedrock_only', label: t`Bedrock only` },
          { value: 'connections', label: t`Specific connections, in order` },
        ]}
      />
      {policy === 'connections' ? (
        <TextField
          label={t`Connection IDs`}
          description={t`One ID per line.`}
          value={connections}
          onChange={setConnections}
          rows={3}
          isReadOnly={isReadOnly}
          isRequired
        />
      ) : null}
      <ErrorNote error={errors.ofForm} />
      {isReadOnly ? null : (
        <div>
          <Button type="submit" look="primary" isPending={update.isPending}>
            <Trans>Save</Trans>
          </Button>
        </div>
      )}
    </Form>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
