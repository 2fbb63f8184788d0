import { useLingui } from '@lingui/react/macro';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { LimitsCard } from '../limits/limits-card.tsx';
import { TeamActions } from './team-actions.tsx';
import { TeamMembers } from './team-members.tsx';
import { useTeam } from './team-queries.ts';
import type { TeamSearch } from './teams-search.ts';

export interface TeamPageProps {
  readonly organizationId: string;
  readonly teamId: string;
  readonly search: TeamSearch;
}

export function TeamPage({ organizationId, teamId, search }: TeamPageProps) {
  const { t } = useLingui();
  const team = useTeam(organizationId, teamId);
  const path = `/v1/organizations/${organizationId}/teams/${teamId}`;
  return (
    <Page
      screen="/org/$organizationId/teams/$teamId"
      subject={team.data?.name}
      actions={team.data === undefined ? null : <TeamActions team={team.data} />}
      calls={[
        { method: 'GET', path },
        { method: 'GET', path: `${path}/members` },
        { method: 'GET', path: `${path}/limits` },
      ]}
    >
      {team.isPending ? (
        <Skeleton label={t`Loading team`} />
      ) : team.error !== null ? (
        <ErrorPanel error={team.error} onRetry={() => team.refetch()} />
      ) : (
        <>
          <Card>
            <DescriptionList
              items={[
                [t`Description`, team.data.description ?? '–'],
                [t`Created`, <Time key="created" at={team.data.created_at} />],
              ]}
            />
          </Card>
          <TeamMembers organizationId={organizationId} teamId={teamId} cursor={search.cursor} />
          <LimitsCard
            scope={{ kind: 'team', organizationId, teamId }}
            title={t`Team limits`}
            empty={t`This team has no limits of its own.`}
          />
        </>
      )}
    </Page>
  );
}
