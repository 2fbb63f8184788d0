import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import {
  type AlertMetric,
  type AlertRule,
  type AlertWindow,
  useCreateAlertRule,
  useUpdateAlertRule,
} from './alert-queries.ts';
import { METRICS, parseThreshold, thresholdText, useMetric, WINDOWS } from './use-metric.ts';

export interface AlertDialogProps {
  readonly organizationId: string;
  /** Absent to create one. */
  readonly rule?: AlertRule;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Creates an alert rule, or changes one. What it watches stays as it is. */
export function AlertDialog(props: AlertDialogProps) {
  const { t } = useLingui();
  const { rule, isOpen, onClose } = props;
  return (
    <Dialog
      title={rule === undefined ? t`Create alert rule` : t`Edit ${rule.name}`}
      isOpen={isOpen}
      onClose={onClose}
    >
      <AlertForm {...props} />
    </Dialog>
  );
}

function AlertForm({ organizationId, rule, onClose }: AlertDialogProps) {
  const { t } = useLingui();
  const { nameOf, unitOf, windowName } = useMetric();
  const create = useCreateAlertRule();
  const update = useUpdateAlertRule();
  const [name, setName] = useState(rule?.name ?? '');
  const [metric, setMetric] = useState<AlertMetric>(rule?.metric ?? 'spend_nano_usd');
  const [window, setWindow] = useState<AlertWindow>(rule?.window ?? '1h');
  const [threshold, setThreshold] = useState(
    rule === undefined ? '' : thresholdText(rule.metric, rule.threshold),
  );
  const [model, setModel] = useState(rule?.model ?? '');
  const [minRequests, setMinRequests] = useState<number | null>(rule?.min_requests ?? 1);
  const [wasTried, setTried] = useState(false);
  const errors = formErrors(create.error ?? update.error, [
    'name',
    'metric',
    'window',
    'threshold',
    'model',
    'min_requests',
  ]);
  const parsed = parseThreshold(metric, threshold);
  const thresholdFault =
    parsed !== null || !wasTried
      ? errors.of('threshold')
      : metric === 'spend_nano_usd'
        ? t`Enter an amount, such as 5 or 0.01.`
        : t`Enter a whole number greater than 0.`;
  const submit = () => {
    setTried(true);
    if (parsed === null) return;
    const body = {
      name,
      window,
      threshold: parsed,
      model: model.trim() === '' ? null : model.trim(),
      min_requests: minRequests ?? 1,
    };
    if (rule === undefined) {
      create.mutate(
        { params: { path: { organization_id: organizationId } }, body: { ...body, metric } },
        { onSuccess: onClose },
      );
    } else {
      update.mutate(
        { params: { path: { organization_id: organizationId, alert_rule_id: rule.id } }, body },
        { onSuccess: onClose },
      );
    }
  };
  return (
    <Form
      className="flex flex-col gap-4"
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
      <Select
        label={t`Metric`}
        value={metric}
        onChange={setMetric}
        isDisabled={rule !== undefined}
        error={errors.of('metric')}
        choices={METRICS.map((value) => ({ value, label: nameOf(value) }))}
      />
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <TextField
          label={t`Threshold`}
          description={unitOf(metric)}
          value={threshold}
          onChange={setThreshold}
          error={thresholdFault}
          maxLength={24}
          isRequired
        />
        <Select
          label={t`Time window`}
          value={window}
          onChange={setWindow}
          error={errors.of('window')}
          choices={WINDOWS.map((value) => ({ value, label: windowName(value) }))}
        />
      </div>
      <TextField
        label={t`Model`}
        description={t`Leave empty for all models.`}
        value={model}
        onChange={setModel}
        error={errors.of('model')}
        maxLength={256}
      />
      <NumberField
        label={t`Minimum requests`}
        description={t`The rule does not fire with fewer requests in the time window.`}
        value={minRequests}
        onChange={setMinRequests}
        error={errors.of('min_requests')}
        minValue={1}
        maxValue={1_000_000}
      />
      <ErrorNote error={errors.ofForm} />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isPending={create.isPending || update.isPending}>
          {rule === undefined ? t`Create rule` : t`Save`}
        </Button>
      </div>
    </Form>
  );
}
