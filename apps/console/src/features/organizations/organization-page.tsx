import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { CreditsSearch } from '../credits/credits-search.ts';
import { CreditsView } from '../credits/credits-view.tsx';
import { EnterCreditButton } from '../credits/enter-credit-button.tsx';
import { LimitsCard } from '../limits/limits-card.tsx';

const ONE = '/v1/organizations/{organization_id}';

/** An organization as the platform sees it: its credit and the limits that the platform sets. */
export function OrganizationPage({
  organizationId,
  search,
}: {
  organizationId: string;
  search: CreditsSearch;
}) {
  const { t } = useLingui();
  const params = { path: { organization_id: organizationId } };
  const organization = api.useQuery('get', ONE, { params });
  return (
    <Page
      screen="/admin/organizations/$organizationId"
      subject={organization.data?.name}
      actions={
        organization.data === undefined || organization.data.deleted_at !== null ? null : (
          <Link to="/org/$organizationId/members" params={{ organizationId }} look="secondary">
            <Trans>Open organization</Trans>
          </Link>
        )
      }
      calls={[
        { method: 'GET', path: `/v1/organizations/${organizationId}` },
        { method: 'GET', path: `/v1/organizations/${organizationId}/credits` },
        { method: 'GET', path: `/v1/admin/organizations/${organizationId}/limits` },
      ]}
    >
      {organization.isPending ? (
        <Skeleton label={t`Loading organization`} />
      ) : organization.error !== null ? (
        <ErrorPanel error={organization.error} onRetry={() => organization.refetch()} />
      ) : (
        <>
          <Card>
            <DescriptionList
              items={[
                [t`Created`, <Time key="created" at={organization.data.created_at} />],
                ...(organization.data.deleted_at === null
                  ? []
                  : [[t`Deleted`, <Time key="deleted" at={organization.data.deleted_at} />] as const]),
              ]}
            />
            {organization.data.deleted_at === null ? null : <Restore organizationId={organizationId} />}
          </Card>
          <CreditsView
            organizationId={organizationId}
            cursor={search.cursor}
            actions={<EnterCreditButton organizationId={organizationId} />}
          />
          <LimitsCard
            scope={{ kind: 'platform', organizationId }}
            title={t`Platform limits`}
            empty={t`No platform limits. The organization’s own limits still apply.`}
          />
        </>
      )}
    </Page>
  );
}

function Restore({ organizationId }: { organizationId: string }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const mayRestore = useCan('organization.restore', { organizationId });
  const restore = api.useMutation('post', `${ONE}/restore`, {
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[1]).includes('/organizations'),
      }),
  });
  if (!mayRestore) return null;
  return (
    <div className="flex flex-col gap-2">
      <ErrorNote error={restore.error} />
      <div>
        <Button
          isPending={restore.isPending}
          onPress={() =>
            restore.mutate(
              { params: { path: { organization_id: organizationId } } },
              { onSuccess: () => showToast(t`Organization restored`) },
            )
          }
        >
          <Trans>Restore</Trans>
        </Button>
      </div>
    </div>
  );
}
