import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { OrganizationRole } from '../members/member-queries.ts';
import { RoleSelect } from '../members/role-select.tsx';
import { type InvitationResult, useInvite } from './invitation-queries.ts';
import { parseAddresses } from './parse-addresses.ts';

export interface InviteDialogProps {
  readonly organizationId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function InviteDialog({ organizationId, isOpen, onClose }: InviteDialogProps) {
  const { t } = useLingui();
  const invite = useInvite();
  const results = invite.data?.data;
  const close = () => {
    invite.reset();
    onClose();
  };
  return (
    <Dialog title={t`Invite people`} isOpen={isOpen} onClose={close}>
      {results === undefined ? (
        <InviteForm organizationId={organizationId} invite={invite} onCancel={close} />
      ) : (
        <Results results={results} onClose={close} />
      )}
    </Dialog>
  );
}

const MAX_ADDRESSES = 100;

interface InviteFormProps {
  readonly organizationId: string;
  readonly invite: ReturnType<typeof useInvite>;
  readonly onCancel: () => void;
}

function InviteForm({ organizationId, invite, onCancel }: InviteFormProps) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const [role, setRole] = useState<OrganizationRole>('member');
  const addresses = parseAddresses(text);
  const isTooMany = addresses.length > MAX_ADDRESSES;
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isTooMany || addresses.length === 0) return;
        invite.mutate({
          params: { path: { organization_id: organizationId } },
          body: { invitations: addresses.map((email) => ({ email, role })) },
        });
      }}
    >
      <TextField
        label={t`Email addresses`}
        description={t`Separate addresses with commas, spaces or line breaks.`}
        value={text}
        onChange={setText}
        rows={4}
        error={isTooMany ? t`You can invite at most ${MAX_ADDRESSES} people at once.` : null}
        isRequired
        autoFocus
      />
      <RoleSelect value={role} onChange={setRole} />
      <ErrorNote error={invite.error} />
      <div className="flex justify-end gap-2">
        <Button onPress={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          type="submit"
          look="primary"
          isDisabled={addresses.length === 0 || isTooMany}
          isPending={invite.isPending}
        >
          <Plural value={Math.max(1, addresses.length)} one="Invite one person" other="Invite # people" />
        </Button>
      </div>
    </Form>
  );
}

function Results({ results, onClose }: { results: readonly InvitationResult[]; onClose: () => void }) {
  const { t } = useLingui();
  const reasons: Readonly<Record<string, string>> = {
    invalid_parameter: t`The organization does not allow this email domain.`,
    permission_denied: t`Only owners can invite owners.`,
    already_member: t`Already a member.`,
    already_invited: t`Already invited.`,
    too_many_requests: t`Too many emails were sent today. Try again tomorrow.`,
  };
  return (
    <>
      <ul className="flex flex-col gap-3" aria-live="polite">
        {results.map(({ email, status, code, accept_url }) => (
          <li key={email} className="flex flex-col gap-1">
            <span className="flex flex-wrap items-center gap-2">
              {email}
              {status === 'invited' ? (
                <Badge tone="success">{t`Invited`}</Badge>
              ) : (
                <Badge tone="danger">{t`Failed`}</Badge>
              )}
            </span>
            {code === null ? null : <span className="text-muted">{reasons[code] ?? code}</span>}
            {accept_url === null ? null : <CodeBlock code={accept_url} label={t`Link for ${email}`} />}
          </li>
        ))}
      </ul>
      {results.some(({ accept_url }) => accept_url !== null) ? (
        <p>
          <Trans>
            This gateway does not send email. Share these links yourself. They are shown only once.
          </Trans>
        </p>
      ) : null}
      <div className="flex justify-end">
        <Button look="primary" onPress={onClose}>
          <Trans>Done</Trans>
        </Button>
      </div>
    </>
  );
}
