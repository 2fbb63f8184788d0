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
        description={t`Lower tiers are tried first. 0 is the first.`}
        value={terms.tier}
        onChange={(tier) => change({ tier: tier ?? 0 })}
        error={errors.of('tier')}
        minValue={0}
        maxValue={100}
      />
      <NumberField
        label={t`Weight`}
        description={t`Share of requests within the tier, if the model routes by weight.`}
        value={terms.weight}
        onChange={(weight) => change({ weight: weight ?? 1 })}
        error={errors.of('weight')}
        minValue={1}
        maxValue={10_000}
      />
      <NumberField
        label={t`Max concurrent requests`}
        description={t`Per gateway. Full deployments are skipped. Leave empty for no limit.`}
        value={terms.max_parallel}
        onChange={(max_parallel) => change({ max_parallel })}
        error={errors.of('max_parallel')}
        minValue={1}
      />
      <NumberField
        label={t`Context window (tokens)`}
        description={t`Leave empty to use the model’s.`}
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
