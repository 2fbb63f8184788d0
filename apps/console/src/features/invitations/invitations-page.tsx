import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { Time } from '../../ui/time.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { useRoleName } from '../account/use-role-name.ts';
import { InvitationActions } from './invitation-actions.tsx';
import { type Invitation, useInvitations } from './invitation-queries.ts';
import { INVITATION_STATES, type InvitationsSearch } from './invitations-search.ts';
import { InviteDialog } from './invite-dialog.tsx';

export interface InvitationsPageProps {
  readonly organizationId: string;
  readonly search: InvitationsSearch;
}

export function InvitationsPage({ organizationId, search }: InvitationsPageProps) {
  const { t } = useLingui();
  const roleName = useRoleName();
  const navigate = useNavigate({ from: '/org/$organizationId/invitations' });
  const invitations = useInvitations(organizationId, search);
  const paging = useCursor(search.cursor);
  const mayInvite = useCan('invitation.create', { organizationId });
  const [isInviting, setInviting] = useState(false);
  const names = invitations.data?.names ?? {};
  const stateNames = {
    open: t`Open`,
    accepted: t`Accepted`,
    declined: t`Declined`,
    revoked: t`Revoked`,
    expired: t`Expired`,
  };
  const columns: readonly Column<Invitation>[] = [
    { id: 'email', heading: t`Email`, cell: ({ email }) => email },
    { id: 'role', heading: t`Role`, cell: ({ role }) => roleName(role) },
    {
      id: 'state',
      heading: t`State`,
      cell: (invitation) => (
        <span className="flex flex-wrap gap-1">
          <Badge tone={invitation.state === 'open' ? 'success' : 'neutral'}>
            {stateNames[invitation.state]}
          </Badge>
          <Trouble invitation={invitation} />
        </span>
      ),
    },
    {
      id: 'invited_by',
      heading: t`Invited by`,
      cell: ({ invited_by }) => (invited_by === null ? '–' : (names[invited_by] ?? '–')),
    },
    {
      id: 'last_sent_at',
      heading: t`Email sent`,
      cell: ({ last_sent_at }) => (last_sent_at === null ? '–' : <Time at={last_sent_at} />),
    },
    { id: 'expires_at', heading: t`Expires`, cell: ({ expires_at }) => <Time at={expires_at} /> },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      cell: (invitation) => <InvitationActions invitation={invitation} />,
    },
  ];
  const inviteButton = mayInvite ? (
    <Button look="primary" icon="plus" onPress={() => setInviting(true)}>
      <Trans>Invite people</Trans>
    </Button>
  ) : null;
  return (
    <Page
      screen="/org/$organizationId/invitations"
      actions={inviteButton}
      calls={[{ method: 'GET', path: `/v1/organizations/${organizationId}/invitations` }]}
    >
      <Card>
        <Toolbar>
          <Select
            label={t`State`}
            value={search.state ?? 'all'}
            choices={[
              { value: 'all', label: t`All` },
              ...INVITATION_STATES.map((value) => ({ value, label: stateNames[value] })),
            ]}
            onChange={(state) =>
              void navigate({
                search: {
                  state: state === 'all' ? undefined : (state as InvitationsSearch['state']),
                  cursor: undefined,
                },
              })
            }
          />
        </Toolbar>
        <DataTable
          label={t`Invitations`}
          list={invitations}
          columns={columns}
          rowId={({ id }) => id}
          paging={paging}
          empty={<EmptyState icon="inbox" title={t`No invitations found`} actions={inviteButton} />}
        />
      </Card>
      <InviteDialog organizationId={organizationId} isOpen={isInviting} onClose={() => setInviting(false)} />
    </Page>
  );
}

/** Why an open invitation does not reach its person. */
function Trouble({ invitation: { state, mail, inviter_may_invite } }: { invitation: Invitation }) {
  const { t } = useLingui();
  if (state !== 'open') return null;
  if (!inviter_may_invite) return <Badge tone="warning">{t`The sender can no longer invite people`}</Badge>;
  return mail === 'failed' ? <Badge tone="danger">{t`Email failed`}</Badge> : null;
}
