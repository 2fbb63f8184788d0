import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { SecretOnceDialog } from '../../ui/secret-once-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { EVENT_TYPES, useEventName } from './use-event-name.ts';
import { type EventType, useCreateWebhook, useUpdateWebhook, type Webhook } from './webhook-queries.ts';

export interface WebhookDialogProps {
  readonly organizationId: string;
  /** Absent to create one. */
  readonly webhook?: Webhook;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Creates a webhook and shows its secret once, or changes one. */
export function WebhookDialog({ organizationId, webhook, isOpen, onClose }: WebhookDialogProps) {
  const { t } = useLingui();
  const create = useCreateWebhook();
  const secret = create.data?.secret ?? null;
  const close = () => {
    create.reset();
    onClose();
  };
  return (
    <>
      <Dialog
        title={webhook === undefined ? t`Create webhook` : t`Edit ${webhook.name}`}
        isOpen={isOpen && secret === null}
        onClose={close}
      >
        <WebhookForm organizationId={organizationId} webhook={webhook} create={create} onClose={close} />
      </Dialog>
      <SecretOnceDialog title={t`Webhook secret`} secret={secret} onClose={close}>
        <p>
          <Trans>Use this secret in your receiver to verify the signature of each event.</Trans>
        </p>
      </SecretOnceDialog>
    </>
  );
}

interface WebhookFormProps {
  readonly organizationId: string;
  readonly webhook: Webhook | undefined;
  readonly create: ReturnType<typeof useCreateWebhook>;
  readonly onClose: () => void;
}

function WebhookForm({ organizationId, webhook, create, onClose }: WebhookFormProps) {
  const { t } = useLingui();
  const eventName = useEventName();
  const update = useUpdateWebhook();
  const [name, setName] = useState(webhook?.name ?? '');
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [types, setTypes] = useState<readonly EventType[]>(
    webhook === undefined
      ? ['limit.threshold_reached', 'alert.fired', 'alert.resolved']
      : EVENT_TYPES.filter((type) => webhook.event_types.includes(type)),
  );
  const errors = formErrors(create.error ?? update.error, ['name', 'url', 'event_types']);
  const submit = () => {
    const body = { name, url, event_types: [...types] };
    if (webhook === undefined) {
      create.mutate({ params: { path: { organization_id: organizationId } }, body });
    } else {
      update.mutate(
        { params: { path: { organization_id: organizationId, webhook_id: webhook.id } }, body },
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
      <TextField
        label={t`URL`}
        description={t`A public HTTPS URL.`}
        type="url"
        value={url}
        onChange={setUrl}
        error={errors.of('url')}
        maxLength={2_048}
        isRequired
      />
      <fieldset className="flex flex-col gap-1">
        <legend className="pb-1 font-medium">
          <Trans>Events</Trans>
        </legend>
        {EVENT_TYPES.map((type) => (
          <Checkbox
            key={type}
            isSelected={types.includes(type)}
            onChange={(isSelected) =>
              setTypes(isSelected ? [...types, type] : types.filter((other) => other !== type))
            }
          >
            {eventName(type)}
          </Checkbox>
        ))}
        {errors.of('event_types') === null ? null : (
          <p role="alert" className="text-danger">
            {errors.of('event_types')}
          </p>
        )}
      </fieldset>
      <ErrorNote error={errors.ofForm} />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          type="submit"
          look="primary"
          isDisabled={types.length === 0}
          isPending={create.isPending || update.isPending}
        >
          {webhook === undefined ? t`Create webhook` : t`Save`}
        </Button>
      </div>
    </Form>
  );
}
