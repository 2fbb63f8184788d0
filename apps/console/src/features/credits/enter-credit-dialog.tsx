import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { api } from '../../api.ts';
import { parseUsd } from '../../format/format-money.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';

export interface EnterCreditDialogProps {
  readonly organizationId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function EnterCreditDialog(props: EnterCreditDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Add credit`} isOpen={props.isOpen} onClose={props.onClose}>
      <EnterCreditForm {...props} />
    </Dialog>
  );
}

function EnterCreditForm({ organizationId, onClose }: EnterCreditDialogProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [kind, setKind] = useState<'grant' | 'payment' | 'correction'>('grant');
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const [reference, setReference] = useState('');
  const enter = api.useMutation('post', '/v1/admin/organizations/{organization_id}/credits/entries', {
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).includes('/credits') }),
  });
  const isLess = kind === 'correction' && amount.trim().startsWith('-');
  const nanoUsd = parseUsd(isLess ? amount.trim().slice(1) : amount);
  const isWrong = amount.trim() !== '' && nanoUsd === null;
  const errors = formErrors(enter.error, ['amount_nano_usd', 'reason', 'reference']);
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (nanoUsd === null) return;
        enter.mutate(
          {
            params: { path: { organization_id: organizationId } },
            body: {
              kind,
              amount_nano_usd: `${isLess ? -nanoUsd : nanoUsd}`,
              reason,
              reference: reference.trim() === '' ? null : reference.trim(),
            },
          },
          {
            onSuccess: () => {
              onClose();
              showToast(t`Credit added`);
            },
          },
        );
      }}
    >
      <Select
        label={t`Kind`}
        value={kind}
        onChange={setKind}
        choices={[
          { value: 'grant', label: t`Grant`, description: t`A credit you give for free.` },
          { value: 'payment', label: t`Payment`, description: t`A payment you received.` },
          {
            value: 'correction',
            label: t`Correction`,
            description: t`Corrects an earlier entry. Can be negative.`,
          },
        ]}
      />
      <TextField
        label={t`Amount (USD)`}
        value={amount}
        onChange={setAmount}
        placeholder="25.00"
        error={isWrong ? t`Enter an amount, such as 5 or 0.01.` : errors.of('amount_nano_usd')}
        isRequired
        autoFocus
      />
      <TextField
        label={t`Reason`}
        description={t`Visible to the organization’s admins.`}
        value={reason}
        onChange={setReason}
        error={errors.of('reason')}
        maxLength={1_000}
        isRequired
      />
      <TextField
        label={t`Reference`}
        description={t`For example, a payment ID. Each reference can be used only once.`}
        value={reference}
        onChange={setReference}
        error={errors.of('reference')}
        maxLength={255}
      />
      <ErrorNote error={errors.ofForm} />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isDisabled={isWrong} isPending={enter.isPending}>
          <Trans>Add credit</Trans>
        </Button>
      </div>
    </Form>
  );
}
