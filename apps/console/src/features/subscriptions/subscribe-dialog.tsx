import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useCan } from '../../session/permissions.ts';
import type { Organization } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { CatalogModelField } from '../models/catalog-model-field.tsx';
import { type CatalogModel, useModelByName } from '../models/model-queries.ts';
import { useSubscribe } from './subscription-queries.ts';

export interface SubscribeDialogProps {
  readonly organization: Organization;
  /** Absent where it is to be chosen. */
  readonly model?: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function SubscribeDialog(props: SubscribeDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Subscribe to model`} isOpen={props.isOpen} onClose={props.onClose}>
      <SubscribeForm {...props} />
    </Dialog>
  );
}

function SubscribeForm({ organization, model: fixedModel, onClose }: SubscribeDialogProps) {
  const { t } = useLingui();
  const subscribe = useSubscribe();
  const isAdmin = useCan('subscription.create', { organizationId: organization.id });
  const [chosenModel, setModel] = useState<string | null>(null);
  const [holder, setHolder] = useState<'me' | 'organization'>('me');
  const [reason, setReason] = useState('');
  const model = fixedModel ?? chosenModel;
  const entry = useModelByName(model ?? undefined);
  const errors = formErrors(subscribe.error, ['model', 'reason']);
  const submit = (name: string) =>
    subscribe.mutate(
      {
        body: {
          organization_id: organization.id,
          model: name,
          for: holder,
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        },
      },
      {
        onSuccess: ({ state }) => {
          onClose();
          showToast(
            state === 'active'
              ? t`You can now use ${name}`
              : t`Access to ${name} requested. A platform admin will review it.`,
          );
        },
      },
    );
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (model !== null) submit(model);
      }}
    >
      {fixedModel === undefined ? (
        <CatalogModelField
          label={t`Model`}
          description={t`Only models that need a subscription are listed.`}
          offers={needsSubscription}
          value={chosenModel}
          onChange={setModel}
          error={errors.of('model')}
          isRequired
          autoFocus
        />
      ) : (
        <p>
          <Trans>
            This lets keys in {organization.name} use <code>{fixedModel}</code>.
          </Trans>
        </p>
      )}
      {entry?.restricted === true ? (
        <p className="text-muted">
          <Trans>A platform admin must approve it first. You will be notified of the decision.</Trans>
        </p>
      ) : null}
      {isAdmin ? (
        <Select
          label={t`For`}
          value={holder}
          onChange={setHolder}
          choices={[
            { value: 'me', label: t`Me`, description: t`Only keys that you own.` },
            {
              value: 'organization',
              label: t`Everyone`,
              description: t`Every key of ${organization.name}.`,
            },
          ]}
        />
      ) : null}
      <TextField
        label={t`Reason`}
        description={t`Visible to the people who review the request.`}
        value={reason}
        onChange={setReason}
        error={errors.of('reason')}
        maxLength={1_000}
        rows={3}
        autoFocus={fixedModel !== undefined}
      />
      <ErrorNote error={errors.ofForm} />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isDisabled={model === null} isPending={subscribe.isPending}>
          <Trans>Subscribe</Trans>
        </Button>
      </div>
    </Form>
  );
}

function needsSubscription({ state, requires_subscription }: CatalogModel): boolean {
  return state !== 'retired' && requires_subscription;
}
