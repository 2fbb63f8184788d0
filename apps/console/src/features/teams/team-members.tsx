import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { MemberField } from '../members/member-field.tsx';
import { type TeamMember, useAddTeamMember, useRemoveTeamMember, useTeamMembers } from './team-queries.ts';

export interface TeamMembersProps {
  readonly organizationId: string;
  readonly teamId: string;
  readonly cursor: string | undefined;
}

export function TeamMembers({ organizationId, teamId, cursor }: TeamMembersProps) {
  const { t } = useLingui();
  const members = useTeamMembers(organizationId, teamId, cursor);
  const paging = useCursor(cursor);
  const mayAdd = useCan('team.add_member', { organizationId });
  const mayRemove = useCan('team.remove_member', { organizationId });
  const remove = useRemoveTeamMember();
  const columns: readonly Column<TeamMember>[] = [
    { id: 'name', heading: t`Name`, cell: ({ display_name }) => display_name },
    { id: 'added_at', heading: t`Since`, cell: ({ added_at }) => <Time at={added_at} /> },
    {
      id: 'actions',
      heading: t`Actions`,
      align: 'end',
      isHidden: !mayRemove,
      cell: ({ user_id, display_name }) => (
        <Button
          look="quiet"
          isPending={remove.isPending && remove.variables.params.path.user_id === user_id}
          onPress={() =>
            remove.mutate(
              { params: { path: { organization_id: organizationId, team_id: teamId, user_id } } },
              { onSuccess: () => showToast(t`${display_name} removed from the team`) },
            )
          }
        >
          <Trans>Remove</Trans>
        </Button>
      ),
    },
  ];
  return (
    <Card title={t`Team members`}>
      {mayAdd ? <AddMember organizationId={organizationId} teamId={teamId} /> : null}
      <ErrorNote error={remove.error} />
      <DataTable
        label={t`Team members`}
        list={members}
        columns={columns}
        rowId={({ user_id }) => user_id}
        paging={paging}
        empty={<EmptyState icon="people" title={t`No members yet`} />}
      />
    </Card>
  );
}

function AddMember({ organizationId, teamId }: { organizationId: string; teamId: string }) {
  const { t } = useLingui();
  const [userId, setUserId] = useState<string | null>(null);
  const add = useAddTeamMember();
  return (
    <div className="flex flex-wrap items-end gap-2">
      <MemberField
        label={t`Add member`}
        placeholder={t`Type a name to search`}
        organizationId={organizationId}
        value={userId}
        onChange={setUserId}
      />
      <Button
        icon="plus"
        isDisabled={userId === null}
        isPending={add.isPending}
        onPress={() =>
          userId === null
            ? undefined
            : add.mutate(
                { params: { path: { organization_id: organizationId, team_id: teamId, user_id: userId } } },
                { onSuccess: () => setUserId(null) },
              )
        }
      >
        <Trans>Add</Trans>
      </Button>
      <ErrorNote error={add.error} />
    </div>
  );
}
