import { Trans, useLingui } from '@lingui/react/macro';
import { useOrganization } from '../../session/organization.ts';
import { canSomewhat } from '../../session/permissions.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { ReceivedInvitations } from '../received-invitations/received-invitations.tsx';
import { LastDay } from './last-day.tsx';
import { LimitsLeft } from './limits-left.tsx';
import { UsableModels } from './usable-models.tsx';
import { WhatBroke } from './what-broke.tsx';

/** What I may use, what is left, what broke; and how to begin. */
export function HomePage() {
  const { t } = useLingui();
  const session = useSession();
  const { user } = session;
  const organization = useOrganization();
  const mayCreate = canSomewhat(session, 'organization.create');
  return (
    <Page
      screen="/"
      lead={<Trans>Welcome, {user.display_name}.</Trans>}
      calls={[
        { method: 'GET', path: '/v1/auth/session' },
        { method: 'GET', path: '/v1/users/me/usage/summary' },
        ...(organization === null
          ? []
          : [{ method: 'GET' as const, path: `/v1/organizations/${organization.id}/refusals` }]),
      ]}
    >
      {canSomewhat(session, 'profile.list_invitations') ? <ReceivedInvitations /> : null}
      {organization === null ? (
        <Card>
          <EmptyState
            icon="building"
            title={t`You are not in an organization yet`}
            actions={
              <>
                {mayCreate ? (
                  <Link to="/admin/organizations" look="primary">
                    <Trans>Create organization</Trans>
                  </Link>
                ) : null}
                <Link to="/models" look="secondary">
                  <Trans>Models</Trans>
                </Link>
              </>
            }
          >
            <Trans>
              Keys, budgets and usage belong to an organization. Ask an organization admin to invite you. The
              invitation will appear here.
            </Trans>
          </EmptyState>
        </Card>
      ) : (
        <>
          <LastDay organizationId={organization.id} />
          <div className="grid gap-5 xl:grid-cols-2">
            <LimitsLeft organizationId={organization.id} />
            <UsableModels organizationId={organization.id} />
          </div>
          <WhatBroke organizationId={organization.id} />
        </>
      )}
    </Page>
  );
}
