import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { MenuEntry } from '../../ui/menu-entry.ts';
import { TextField } from '../../ui/text-field.tsx';
import { HistoryDialog } from '../subscriptions/history-dialog.tsx';
import { type Subscription, useResume, useRevert, useSuspend } from './approval-queries.ts';

type Verb = 'suspend' | 'resume' | 'revert';

/** What happened to it, and what an admin can do once it is decided, as far as the person may. */
export function SubscriptionActions({ subscription }: { subscription: Subscription }) {
  const { t } = useLingui();
  const { state, model } = subscription;
  const [open, setOpen] = useState<Verb | null>(null);
  const [isHistoryShown, setHistoryShown] = useState(false);
  const maySuspend = useCan('subscription.suspend') && state === 'active';
  const mayResume = useCan('subscription.resume') && state === 'suspended';
  const mayRevert = useCan('subscription.revert') && (state === 'active' || state === 'denied');
  const titles: Record<Verb, string> = {
    suspend: t`Suspend ${model}`,
    resume: t`Resume ${model}`,
    revert: t`Revoke decision for ${model}`,
  };
  const entries: MenuEntry[] = [];
  if (maySuspend) {
    entries.push({
      id: 'suspend',
      label: t`Suspend`,
      icon: 'ban',
      look: 'danger',
      onAction: () => setOpen('suspend'),
    });
  }
  if (mayResume)
    entries.push({ id: 'resume', label: t`Resume`, icon: 'play', onAction: () => setOpen('resume') });
  if (mayRevert) {
    entries.push({
      id: 'revert',
      label: t`Revoke decision`,
      icon: 'refresh',
      onAction: () => setOpen('revert'),
    });
  }
  entries.push({ id: 'history', label: t`History`, icon: 'clock', onAction: () => setHistoryShown(true) });
  return (
    <>
      <Menu label={t`Actions for ${model}`} entries={entries}>
        <IconButton label={t`Actions for ${model}`} icon="more" />
      </Menu>
      <Dialog title={open === null ? '' : titles[open]} isOpen={open !== null} onClose={() => setOpen(null)}>
        {open === null ? null : (
          <ReasonForm verb={open} subscription={subscription} onClose={() => setOpen(null)} />
        )}
      </Dialog>
      <HistoryDialog
        subscriptionId={isHistoryShown ? subscription.id : undefined}
        onClose={() => setHistoryShown(false)}
      />
    </>
  );
}

interface ReasonFormProps {
  readonly verb: Verb;
  readonly subscription: Subscription;
  readonly onClose: () => void;
}

function ReasonForm({ verb, subscription: { id, version }, onClose }: ReasonFormProps) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  const suspend = useSuspend();
  const resume = useResume();
  const revert = useRevert();
  const mutation = { suspend, resume, revert }[verb];
  const submit = () => {
    const params = { path: { subscription_id: id } };
    const given = reason.trim();
    if (verb === 'suspend') {
      suspend.mutate({ params, body: { version, reason: given } }, { onSuccess: onClose });
      return;
    }
    const body = { version, reason: given === '' ? null : given };
    (verb === 'resume' ? resume : revert).mutate({ params, body }, { onSuccess: onClose });
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
        label={t`Reason`}
        description={t`Visible to the requester and the organization’s admins.`}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={1_000}
        isRequired={verb === 'suspend'}
        autoFocus
      />
      <ErrorNote error={mutation.error} />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look={verb === 'suspend' ? 'danger' : 'primary'} isPending={mutation.isPending}>
          <Trans>Confirm</Trans>
        </Button>
      </div>
    </Form>
  );
}
