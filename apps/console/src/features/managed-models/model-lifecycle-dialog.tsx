import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTimeZone } from '../../session/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { DateTimeField } from '../../ui/date-time-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { showToast } from '../../ui/toast.tsx';
import { type ManagedModel, useUpdateModel } from './managed-model-queries.ts';

export interface ModelLifecycleDialogProps {
  readonly model: ManagedModel;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** When clients are told to move away from a model, and when it ends. */
export function ModelLifecycleDialog({ model, isOpen, onClose }: ModelLifecycleDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Deprecate or retire ${model.name}`} isOpen={isOpen} onClose={onClose}>
      <LifecycleForm model={model} onClose={onClose} />
    </Dialog>
  );
}

function LifecycleForm({ model, onClose }: Omit<ModelLifecycleDialogProps, 'isOpen'>) {
  const { t } = useLingui();
  const timeZone = useTimeZone();
  const update = useUpdateModel();
  const [deprecatedAt, setDeprecatedAt] = useState(model.deprecated_at);
  const [retiresAt, setRetiresAt] = useState(model.retires_at);
  const errors = formErrors(update.error, ['deprecated_at', 'retires_at']);
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate(
          {
            params: { path: { model_id: model.id } },
            body: { deprecated_at: deprecatedAt, retires_at: retiresAt },
          },
          {
            onSuccess: () => {
              onClose();
              showToast(t`${model.name} updated`);
            },
          },
        );
      }}
    >
      <DateTimeField
        label={t`Deprecation date (${timeZone})`}
        description={t`From this date, responses tell clients to switch models. Requests are still served.`}
        value={deprecatedAt}
        onChange={setDeprecatedAt}
        error={errors.of('deprecated_at')}
        timeZone={timeZone}
      />
      <DateTimeField
        label={t`Retirement date (${timeZone})`}
        description={t`From this date, requests to this model are refused.`}
        value={retiresAt}
        onChange={setRetiresAt}
        error={errors.of('retires_at')}
        timeZone={timeZone}
      />
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
