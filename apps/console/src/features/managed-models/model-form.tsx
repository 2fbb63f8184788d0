import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CAPABILITIES } from '../models/models-search.ts';
import { useCapabilityName } from '../models/use-capability-name.ts';
import type { ModelDraft } from './model-draft.ts';
import { ModelRoutingFields } from './model-routing-fields.tsx';

export interface ModelFormProps {
  readonly before: ModelDraft;
  /** Whether it is a new one: only then its name can be chosen. */
  readonly isNew: boolean;
  readonly action: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSubmit: (draft: ModelDraft) => void;
  readonly onCancel: () => void;
}

const FIELDS = ['name', 'owned_by', 'aliases', 'drop_params', 'context_length', 'max_output_tokens'] as const;

export function ModelForm({ before, isNew, action, isPending, error, onSubmit, onCancel }: ModelFormProps) {
  const { t } = useLingui();
  const [draft, setDraft] = useState(before);
  const change = (changes: Partial<ModelDraft>) => setDraft({ ...draft, ...changes });
  const errors = formErrors(error, FIELDS);
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(draft);
      }}
    >
      {isNew ? (
        <TextField
          label={t`Name`}
          description={t`The value of “model” in requests. You cannot change it later, but you can add aliases.`}
          value={draft.name}
          onChange={(name) => change({ name })}
          error={errors.of('name')}
          maxLength={256}
          isRequired
          autoFocus
        />
      ) : null}
      <TextField
        label={t`Made by`}
        value={draft.ownedBy}
        onChange={(ownedBy) => change({ ownedBy })}
        error={errors.of('owned_by')}
        maxLength={100}
        isRequired
      />
      <TextField
        label={t`Aliases`}
        description={t`Additional unique names for this model. Separate them with commas.`}
        value={draft.aliases}
        onChange={(aliases) => change({ aliases })}
        error={errors.of('aliases')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField
          label={t`Context window (tokens)`}
          value={draft.contextLength}
          onChange={(contextLength) => change({ contextLength })}
          error={errors.of('context_length')}
          minValue={1}
        />
        <NumberField
          label={t`Max output (tokens)`}
          value={draft.maxOutputTokens}
          onChange={(maxOutputTokens) => change({ maxOutputTokens })}
          error={errors.of('max_output_tokens')}
          minValue={1}
        />
      </div>
      <CapabilityFields value={draft.capabilities} onChange={(capabilities) => change({ capabilities })} />
      <div className="flex flex-col gap-2">
        <Checkbox isSelected={draft.restricted} onChange={(restricted) => change({ restricted })}>
          <Trans>Restricted: subscriptions need approval</Trans>
        </Checkbox>
        <Checkbox isSelected={draft.free} onChange={(free) => change({ free })}>
          <Trans>Free: costs nothing, whatever its prices</Trans>
        </Checkbox>
      </div>
      <ModelRoutingFields draft={draft} onChange={change} />
      <TextField
        label={t`Droppable parameters`}
        description={t`Parameters, such as logit_bias, that are dropped if an upstream does not support them. The response lists dropped parameters.`}
        value={draft.dropParams}
        onChange={(dropParams) => change({ dropParams })}
        error={errors.of('drop_params')}
      />
      <ErrorNote error={errors.ofForm} />
      <div className="flex justify-end gap-2">
        <Button onPress={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isPending={isPending}>
          {action}
        </Button>
      </div>
    </Form>
  );
}

function CapabilityFields({
  value,
  onChange,
}: {
  value: ModelDraft['capabilities'];
  onChange: (value: ModelDraft['capabilities']) => void;
}) {
  const nameOf = useCapabilityName();
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1 font-medium">
        <Trans>Capabilities</Trans>
      </legend>
      <div className="grid gap-1 sm:grid-cols-2">
        {CAPABILITIES.map((capability) => (
          <Checkbox
            key={capability}
            isSelected={value.includes(capability)}
            onChange={(isSelected) =>
              onChange(
                CAPABILITIES.filter((each) => (each === capability ? isSelected : value.includes(each))),
              )
            }
          >
            {nameOf(capability)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
