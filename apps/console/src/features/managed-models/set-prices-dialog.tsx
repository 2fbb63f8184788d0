import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTimeZone } from '../../session/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { DateTimeField } from '../../ui/date-time-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type ManagedModel, usePriceModel, usePriceSuggestions } from './managed-model-queries.ts';
import {
  OTHER_PRICES,
  type PriceDraft,
  priceBodyOf,
  priceDraftOf,
  type TierDraft,
  TOKEN_PRICES,
} from './price-draft.ts';
import { PriceFields } from './price-fields.tsx';

export interface SetPricesDialogProps {
  readonly model: ManagedModel;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A new price list: it takes the place of the one in force, which stays in the history. */
export function SetPricesDialog({ model, isOpen, onClose }: SetPricesDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Set prices for ${model.name}`} isOpen={isOpen} onClose={onClose} size="wide">
      <PriceForm model={model} onClose={onClose} />
    </Dialog>
  );
}

function PriceForm({ model, onClose }: Omit<SetPricesDialogProps, 'isOpen'>) {
  const { t } = useLingui();
  const timeZone = useTimeZone();
  const price = usePriceModel();
  const [draft, setDraft] = useState<PriceDraft>(() => priceDraftOf(model.prices));
  const change = (changes: Partial<PriceDraft>) => setDraft({ ...draft, ...changes });
  const body = priceBodyOf(draft);
  const errors = formErrors(price.error, ['effective_from']);
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (body === null) return;
        price.mutate(
          { params: { path: { model_id: model.id } }, body },
          {
            onSuccess: () => {
              onClose();
              showToast(t`Prices for ${model.name} saved`);
            },
          },
        );
      }}
    >
      <Suggestions
        modelId={model.id}
        onChoose={(chosen) => setDraft({ ...chosen, effectiveFrom: draft.effectiveFrom })}
      />
      <p className="text-muted">
        <Trans>
          In US dollars per million tokens. Empty prices use the input or output price. If that is empty too,
          the cost of requests is unknown.
        </Trans>
      </p>
      <PriceFields
        names={[...TOKEN_PRICES, ...OTHER_PRICES]}
        texts={draft.texts}
        onChange={(texts) => change({ texts })}
      />
      <Tiers tiers={draft.tiers} onChange={(tiers) => change({ tiers })} />
      <DateTimeField
        label={t`Effective from (${timeZone})`}
        description={t`At most 366 days from now. Leave empty to apply immediately.`}
        value={draft.effectiveFrom}
        onChange={(effectiveFrom) => change({ effectiveFrom })}
        error={errors.of('effective_from')}
        timeZone={timeZone}
      />
      <ErrorNote error={errors.ofForm} />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isDisabled={body === null} isPending={price.isPending}>
          <Trans>Set prices</Trans>
        </Button>
      </div>
    </Form>
  );
}

/** Prices that somebody states, to begin with. Nothing where nobody does. */
function Suggestions({ modelId, onChoose }: { modelId: string; onChoose: (draft: PriceDraft) => void }) {
  const { t } = useLingui();
  const suggestions = usePriceSuggestions(modelId).data?.data ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  if (suggestions.length === 0) return null;
  return (
    <Select
      label={t`Start from published prices`}
      placeholder={t`Choose a source`}
      choices={suggestions.map(({ provider, model }, index) => ({
        value: String(index),
        label: t`${provider}: ${model}`,
      }))}
      value={chosen}
      onChange={(index) => {
        setChosen(index);
        onChoose(priceDraftOf(suggestions[Number(index)]!.prices));
      }}
    />
  );
}

/** Other prices for long prompts. */
function Tiers({
  tiers,
  onChange,
}: {
  tiers: readonly TierDraft[];
  onChange: (tiers: readonly TierDraft[]) => void;
}) {
  const { t } = useLingui();
  const changeOne = (id: number, changes: Partial<TierDraft>) =>
    onChange(tiers.map((tier) => (tier.id === id ? { ...tier, ...changes } : tier)));
  return (
    <div className="flex flex-col gap-3">
      {tiers.map((tier) => (
        <fieldset key={tier.id} className="flex flex-col gap-3 rounded-md border border-line p-3">
          <legend className="px-1 font-medium">
            <Trans>Long-prompt prices</Trans>
          </legend>
          <NumberField
            label={t`From this many input tokens`}
            value={tier.fromInputTokens}
            onChange={(fromInputTokens) => changeOne(tier.id, { fromInputTokens })}
            minValue={1}
            isRequired
          />
          <PriceFields
            names={TOKEN_PRICES}
            texts={tier.texts}
            onChange={(texts) => changeOne(tier.id, { texts })}
          />
          <div>
            <Button look="quiet" icon="x" onPress={() => onChange(tiers.filter(({ id }) => id !== tier.id))}>
              <Trans>Remove these prices</Trans>
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button
          icon="plus"
          onPress={() =>
            onChange([
              ...tiers,
              { id: Math.max(-1, ...tiers.map(({ id }) => id)) + 1, fromInputTokens: null, texts: {} },
            ])
          }
        >
          <Trans>Add long-prompt prices</Trans>
        </Button>
      </div>
    </div>
  );
}
