import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTimeZone } from '../../session/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { DateTimeField } from '../../ui/date-time-field.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Subscription } from './approval-queries.ts';
import { type GivenTerms, NO_TERMS } from './given-terms.ts';

export interface DecisionFormProps {
  readonly isDenial: boolean;
  readonly subscriptions: readonly Subscription[];
  /** Of organizations and people, by id. */
  readonly names: Readonly<Record<string, string>>;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSubmit: (reason: string, terms: GivenTerms) => void;
  readonly onCancel: () => void;
}

/** What is decided about, why, and under which terms. */
export function DecisionForm({
  isDenial,
  subscriptions,
  names,
  isPending,
  error,
  onSubmit,
  onCancel,
}: DecisionFormProps) {
  const { t } = useLingui();
  const timeZone = useTimeZone();
  const [reason, setReason] = useState('');
  const [terms, setTerms] = useState(NO_TERMS);
  const isOne = subscriptions.length === 1;
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(reason.trim(), terms);
      }}
    >
      <p className="text-muted">
        <Plural
          value={subscriptions.length}
          one="One request. The requester is notified, and the audit log records the decision."
          other="# requests, decided one by one. The requesters are notified, and the audit log records each decision."
        />
      </p>
      <ul className="max-h-48 list-disc overflow-auto pl-5">
        {subscriptions.map(({ id, model, organization_id, user_id }) => (
          <li key={id}>
            {model}{' '}
            <span className="text-muted">
              {names[organization_id] ?? organization_id}
              {user_id === null ? null : ` · ${names[user_id] ?? user_id}`}
            </span>
          </li>
        ))}
      </ul>
      {isDenial ? null : (
        <fieldset className="flex flex-wrap items-start gap-4">
          <legend className="sr-only">
            <Trans>Terms</Trans>
          </legend>
          <NumberField
            label={t`Tokens per month`}
            description={isOne ? t`Empty: no token quota.` : t`For each request. Empty: no token quota.`}
            value={terms.tokensPerMonth}
            onChange={(tokensPerMonth) => setTerms({ ...terms, tokensPerMonth })}
            minValue={0}
          />
          <NumberField
            label={t`Requests per month`}
            value={terms.requestsPerMonth}
            onChange={(requestsPerMonth) => setTerms({ ...terms, requestsPerMonth })}
            minValue={0}
          />
          <DateTimeField
            label={t`Expires`}
            description={t`Empty: never.`}
            value={terms.expiresAt}
            onChange={(expiresAt) => setTerms({ ...terms, expiresAt })}
            timeZone={timeZone}
          />
        </fieldset>
      )}
      <TextField
        label={t`Reason`}
        description={t`Visible to the requester and the organization’s admins.`}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={1_000}
        isRequired={isDenial}
        autoFocus
      />
      <ErrorNote error={error} />
      <div className="flex justify-end gap-2">
        <Button onPress={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look={isDenial ? 'danger' : 'primary'} isPending={isPending}>
          {isDenial ? <Trans>Deny</Trans> : <Trans>Approve</Trans>}
        </Button>
      </div>
    </Form>
  );
}
