import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { MemberField } from '../members/member-field.tsx';
import { useMember } from '../members/member-queries.ts';
import { TeamField } from '../teams/team-field.tsx';
import { useTeam, useTeams } from '../teams/team-queries.ts';
import { WorkspaceField } from '../workspaces/workspace-field.tsx';
import { useWorkspace, useWorkspaces } from '../workspaces/workspace-queries.ts';
import type { LimitScope } from './limit-scope.ts';
import { LimitsCard } from './limits-card.tsx';

export interface ChosenLimitsProps {
  readonly organizationId: string;
  readonly of: 'workspaces' | 'teams' | 'members';
  readonly id: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}

/** One workspace, team or member is chosen; its limits are shown. */
export function ChosenLimits(props: ChosenLimitsProps) {
  switch (props.of) {
    case 'workspaces':
      return <OfWorkspace {...props} />;
    case 'teams':
      return <OfTeam {...props} />;
    case 'members':
      return <OfMember {...props} />;
  }
}

/** The only one of a list: it need not be chosen. */
function onlyOf(
  list: { readonly data: readonly { readonly id: string }[]; readonly has_more: boolean } | undefined,
) {
  return list?.data.length === 1 && !list.has_more ? list.data[0]!.id : null;
}

function OfWorkspace({ organizationId, id, onChoose }: ChosenLimitsProps) {
  const { t } = useLingui();
  const workspaces = useWorkspaces(organizationId, {}).data;
  const chosen = id ?? onlyOf(workspaces);
  return (
    <Chosen
      field={
        <WorkspaceField
          label={t`Workspace`}
          placeholder={t`Choose one`}
          organizationId={organizationId}
          value={chosen}
          onChange={(value) => onChoose(value ?? undefined)}
        />
      }
      scope={chosen === null ? null : { kind: 'workspace', organizationId, workspaceId: chosen }}
      name={useWorkspace(chosen).data?.name}
      empty={<Trans>This workspace has no limits of its own. The organization’s limits still apply.</Trans>}
    />
  );
}

function OfTeam({ organizationId, id, onChoose }: ChosenLimitsProps) {
  const { t } = useLingui();
  const teams = useTeams(organizationId, {}).data;
  const chosen = id ?? onlyOf(teams);
  const name = useTeam(organizationId, chosen).data?.name;
  if (teams?.data.length === 0) {
    return (
      <Card>
        <EmptyState icon="gauge" title={t`None yet`} />
      </Card>
    );
  }
  return (
    <Chosen
      field={
        <TeamField
          label={t`Team`}
          placeholder={t`Choose one`}
          organizationId={organizationId}
          value={chosen}
          onChange={(value) => onChoose(value ?? undefined)}
        />
      }
      scope={chosen === null ? null : { kind: 'team', organizationId, teamId: chosen }}
      name={name}
      empty={<Trans>This team has no limits of its own. The organization’s limits still apply.</Trans>}
    />
  );
}

function OfMember({ organizationId, id, onChoose }: ChosenLimitsProps) {
  const { t } = useLingui();
  const chosen = id ?? null;
  return (
    <Chosen
      field={
        <MemberField
          label={t`Member`}
          placeholder={t`Choose one`}
          organizationId={organizationId}
          value={chosen}
          onChange={(value) => onChoose(value ?? undefined)}
        />
      }
      scope={chosen === null ? null : { kind: 'member', organizationId, userId: chosen }}
      name={useMember(organizationId, chosen).data?.display_name}
      empty={<Trans>This member has no limits of their own. The organization’s limits still apply.</Trans>}
    />
  );
}

interface ChosenProps {
  readonly field: ReactNode;
  readonly scope: LimitScope | null;
  readonly name: string | undefined;
  readonly empty: ReactNode;
}

function Chosen({ field, scope, name, empty }: ChosenProps) {
  const { t } = useLingui();
  return (
    <>
      <Toolbar>{field}</Toolbar>
      {scope === null ? null : (
        <LimitsCard
          key={JSON.stringify(scope)}
          scope={scope}
          title={name === undefined ? t`Limits` : t`Limits of ${name}`}
          empty={empty}
        />
      )}
    </>
  );
}
