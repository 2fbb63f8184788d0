import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { NumberField } from '../../ui/number-field.tsx';
import type { Deployment } from './deployment-queries.ts';

/** What can be changed of a deployment. */
export type DeploymentTerms = Pick<Deployment, 'tier' | 'weight' | 'max_parallel' | 'context_length'>;

export interface DeploymentFormProps {
  readonly before: DeploymentTerms;
  readonly action: string;
  readonly isPending: boolean;
  readonly isDisabled?: boolean;
  readonly error: unknown;
  readonly onSubmit: (terms: DeploymentTerms) => void;
  readonly onCancel: () => void;
  /** Fields before these. */
  readonly children?: ReactNode;
}

const FIELDS = ['tier', 'weight', 'max_parallel', 'context_length'] as const;

export function DeploymentForm({
  before,
  action,
  isPending,
  isDisabled,
  error,
  onSubmit,
  onCancel,
  children,
}: DeploymentFormProps) {
  const { t } = useLingui();
  const [terms, setTerms] = useState(before);
  const change = (changes: Partial<DeploymentTerms>) => setTerms({ ...terms, ...changes });
  const errors = formErrors(error, FIELDS);
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(terms);
      }}
    >
      {children}
      <NumberField
        label={t`Tier`}
        description={t`0 is tried first.`}
        value={terms.tier}
        onChange={(tier) => change({ tier: tier ?? 0 })}
        error={errors.of('tier')}
        minValue={0}
        maxValue={100}
      />
      <NumberField
        label={t`Weight`}
        description={t`Its share within the tier, where the model chooses by weight.`}
        value={terms.weight}
        onChange={(weight) => change({ weight: weight ?? 1 })}
        error={errors.of('weight')}
        minValue={1}
        maxValue={10_000}
      />
      <NumberField
        label={t`Most requests at a time`}
        description={t`Of one gateway. Empty for no limit; a full deployment is passed over.`}
        value={terms.max_parallel}
        onChange={(max_parallel) => change({ max_parallel })}
        error={errors.of('max_parallel')}
        minValue={1}
      />
      <NumberField
        label={t`Context there, in tokens`}
        description={t`Empty: that of the model.`}
        value={terms.context_length}
        onChange={(context_length) => change({ context_length })}
        error={errors.of('context_length')}
        minValue={1}
      />
      <ErrorNote error={errors.ofForm} />
      <div className="flex justify-end gap-2">
        <Button onPress={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isDisabled={isDisabled === true} isPending={isPending}>
          {action}
        </Button>
      </div>
    </Form>
  );
}
