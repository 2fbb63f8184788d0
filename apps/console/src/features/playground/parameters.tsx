import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CatalogModelField } from '../models/catalog-model-field.tsx';
import { isChatModel } from '../models/is-chat-model.ts';
import { WorkspaceField } from '../workspaces/workspace-field.tsx';
import { MAX_COMPARED, type PlaygroundSearch } from './playground-search.ts';

export interface ParametersProps {
  /** Some that can be compared with. */
  readonly models: readonly string[];
  /** At least one, each once. */
  readonly chosen: readonly string[];
  readonly organizationId: string;
  /** Whether there is a workspace to choose. */
  readonly hasWorkspaces: boolean;
  readonly workspaceId: string;
  readonly search: PlaygroundSearch;
  readonly system: string;
  readonly onSystem: (system: string) => void;
  readonly onChange: (changes: Partial<PlaygroundSearch>) => void;
}

/** Which models are asked, and how. */
export function Parameters(props: ParametersProps) {
  const { models, chosen, organizationId, hasWorkspaces, workspaceId, search, system, onSystem, onChange } =
    props;
  const { t } = useLingui();
  const another = models.find((model) => !chosen.includes(model));
  return (
    <div className="flex flex-col gap-4">
      {chosen.map((model, index) => (
        <div key={model} className="flex items-end gap-1">
          <div className="min-w-0 grow">
            <CatalogModelField
              label={chosen.length === 1 ? t`Model` : t`Model ${index + 1}`}
              offers={(offered) =>
                offered.state !== 'retired' &&
                isChatModel(offered) &&
                (offered.name === model || !chosen.includes(offered.name))
              }
              value={model}
              onChange={(next) =>
                next === null ? undefined : onChange({ models: chosen.with(index, next) as string[] })
              }
            />
          </div>
          {chosen.length === 1 ? null : (
            <IconButton
              label={t`Remove ${model}`}
              icon="x"
              onPress={() => onChange({ models: chosen.filter((name) => name !== model) })}
            />
          )}
        </div>
      ))}
      {chosen.length >= MAX_COMPARED || another === undefined ? null : (
        <div>
          <Button icon="plus" onPress={() => onChange({ models: [...chosen, another] })}>
            <Trans>Compare with another model</Trans>
          </Button>
        </div>
      )}
      {hasWorkspaces ? (
        <WorkspaceField
          label={t`Workspace`}
          organizationId={organizationId}
          value={workspaceId}
          onChange={(workspace) => onChange({ workspace: workspace ?? undefined })}
        />
      ) : null}
      <TextField label={t`System prompt`} value={system} onChange={onSystem} rows={4} autoComplete="off" />
      <Switch
        isSelected={search.whole !== true}
        onChange={(streams) => onChange({ whole: streams ? undefined : true })}
      >
        <Trans>Stream response</Trans>
      </Switch>
      <Sampling search={search} onChange={onChange} />
    </div>
  );
}

/** What changes how the model chooses its words. Folded away until something of it is set. */
function Sampling({ search, onChange }: Pick<ParametersProps, 'search' | 'onChange'>) {
  const { t } = useLingui();
  const [isSet] = useState(
    () => (search.temperature ?? search.topP ?? search.maxTokens ?? search.seed) !== undefined,
  );
  const number = (value: number | null) => value ?? undefined;
  return (
    <details open={isSet}>
      <summary className="min-h-6 cursor-default font-medium">
        <Trans>Parameters</Trans>
      </summary>
      <div className="flex flex-col gap-4 pt-3">
        <NumberField
          label={t`Temperature`}
          description={t`Leave empty for the model’s default.`}
          value={search.temperature ?? null}
          onChange={(value) => onChange({ temperature: number(value) })}
          minValue={0}
          maxValue={2}
          step={0.1}
        />
        <NumberField
          label={t`Top P`}
          value={search.topP ?? null}
          onChange={(value) => onChange({ topP: number(value) })}
          minValue={0}
          maxValue={1}
          step={0.05}
        />
        <NumberField
          label={t`Max output tokens`}
          value={search.maxTokens ?? null}
          onChange={(value) => onChange({ maxTokens: number(value) })}
          minValue={1}
        />
        <NumberField
          label={t`Seed`}
          value={search.seed ?? null}
          onChange={(value) => onChange({ seed: number(value) })}
          step={1}
        />
      </div>
    </details>
  );
}
