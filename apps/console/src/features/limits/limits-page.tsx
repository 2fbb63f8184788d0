import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useCan } from '../../session/permissions.ts';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ChosenLimits } from './chosen-limits.tsx';
import { KeyLimitsTable } from './key-limits-table.tsx';
import { useLimits } from './limit-queries.ts';
import { limitsPath } from './limit-scope.ts';
import { LimitsCard } from './limits-card.tsx';
import type { Limited, LimitsSearch } from './limits-search.ts';
import { LimitsView } from './limits-view.tsx';

/** The limits of an organization and of everything in it. */
export function LimitsPage({ organizationId, search }: { organizationId: string; search: LimitsSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/org/$organizationId/limits' });
  const scope = { kind: 'organization', organizationId } as const;
  const maySee: Record<Limited, boolean> = {
    organization: true,
    workspaces: useCan('workspace.limits.read', { organizationId }),
    teams: useCan('team.limits.read', { organizationId }),
    members: useCan('member.limits.read', { organizationId }),
    keys: useCan('api_key.limits.read', { organizationId }),
  };
  const tabs = [
    {
      id: 'organization' as const,
      label: t`Organization`,
      content: (
        <>
          <LimitsCard
            scope={scope}
            title={t`Organization limits`}
            empty={<Trans>The organization has no limits of its own. Platform limits still apply.</Trans>}
          />
          <PlatformLimits organizationId={organizationId} />
        </>
      ),
    },
    {
      id: 'workspaces' as const,
      label: t`Workspaces`,
      content: (
        <ChosenLimits
          organizationId={organizationId}
          of="workspaces"
          id={search.id}
          onChoose={(id) => void navigate({ search: { of: 'workspaces', id } })}
        />
      ),
    },
    {
      id: 'teams' as const,
      label: t`Teams`,
      content: (
        <ChosenLimits
          organizationId={organizationId}
          of="teams"
          id={search.id}
          onChoose={(id) => void navigate({ search: { of: 'teams', id } })}
        />
      ),
    },
    {
      id: 'members' as const,
      label: t`Members`,
      content: (
        <ChosenLimits
          organizationId={organizationId}
          of="members"
          id={search.id}
          onChoose={(id) => void navigate({ search: { of: 'members', id } })}
        />
      ),
    },
    {
      id: 'keys' as const,
      label: t`Keys`,
      content: <KeyLimitsTable organizationId={organizationId} cursor={search.cursor} />,
    },
  ].filter(({ id }) => maySee[id]);
  return (
    <Page
      screen="/org/$organizationId/limits"
      lead={
        <Trans>
          Each request must fit the limits of its key, the key’s owner, the owner’s team, its workspace and
          the organization. The tightest limit decides.
        </Trans>
      }
      calls={[{ method: 'GET', path: limitsPath(scope) }]}
    >
      <Tabs
        label={t`Limit scope`}
        tabs={tabs}
        selected={search.of ?? 'organization'}
        onSelect={(of) => void navigate({ search: { of } })}
      />
    </Page>
  );
}

function PlatformLimits({ organizationId }: { organizationId: string }) {
  const { t } = useLingui();
  const limits = useLimits({ kind: 'organization', organizationId });
  if (limits.data?.platform === undefined) return null;
  return (
    <Card title={t`Platform limits`}>
      <LimitsView
        limits={limits.data.platform}
        empty={<Trans>No platform limits for this organization.</Trans>}
      />
      <p className="text-sm text-muted">
        <Trans>Only platform admins can change these limits. Ask one to raise a limit.</Trans>
      </p>
    </Card>
  );
}
