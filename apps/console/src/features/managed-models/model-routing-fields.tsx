import { useLingui } from '@lingui/react/macro';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import type { ModelDraft } from './model-draft.ts';
import { useStrategyNames } from './use-strategy-names.ts';

const STRATEGIES = ['round_robin', 'weighted', 'least_busy', 'latency'] as const;

/** How requests find one of the model's deployments. */
export function ModelRoutingFields({
  draft,
  onChange,
}: {
  draft: ModelDraft;
  onChange: (changes: Partial<ModelDraft>) => void;
}) {
  const { t } = useLingui();
  const names = useStrategyNames();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        label={t`Load balancing within a tier`}
        choices={STRATEGIES.map((value) => ({ value, label: names[value] }))}
        value={draft.strategy}
        onChange={(strategy) => onChange({ strategy })}
      />
      <Select
        label={t`Stickiness`}
        description={t`By session: requests of one session go to the same deployment.`}
        choices={[
          { value: 'auto', label: t`By session` },
          { value: 'off', label: t`None` },
        ]}
        value={draft.stickiness}
        onChange={(stickiness) => onChange({ stickiness })}
      />
      <NumberField
        label={t`Max attempts per request`}
        description={t`Leave empty for the gateway default.`}
        value={draft.maxAttempts}
        onChange={(maxAttempts) => onChange({ maxAttempts })}
        minValue={1}
        maxValue={10}
      />
      <NumberField
        label={t`Hedge slow attempts after (ms)`}
        description={t`Sends a second attempt if the first is slow. The upstream bills both. Leave empty to turn this off.`}
        value={draft.hedgeAfterMs}
        onChange={(hedgeAfterMs) => onChange({ hedgeAfterMs })}
        minValue={50}
        maxValue={600_000}
      />
    </div>
  );
}
