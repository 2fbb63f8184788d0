import { Trans, useLingui } from '@lingui/react/macro';
import { rangeOf } from '../../period/range-of.ts';
import { useCan } from '../../session/permissions.ts';
import { useTimeZone } from '../../session/preferences.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { OrganizationAgreement } from '../reconciliation/agreement-badge.tsx';
import { UsageCards } from '../usage/usage-cards.tsx';
import { UsageOf } from '../usage/usage-of.ts';
import type { ApiKey } from './key-queries.ts';

/** What a key used in the last 30 days: among one's own usage, or for those who see the organization's. */
export function KeyUsage({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useLingui();
  const timeZone = useTimeZone();
  const { user } = useSession();
  const { id, organization_id: organizationId, owner } = apiKey;
  const isOwn = owner.id === user.id;
  const maySee = useCan('usage.read', { organizationId, own: isOwn });
  if (!maySee) return null;
  const search = { period: '30d', api_key_id: id } as const;
  const query = {
    ...rangeOf(search, timeZone, Date.now()),
    ...{ api_key_id: id, organization_id: organizationId },
  };
  return (
    <Card
      title={t`Last 30 days`}
      actions={
        <span className="flex flex-wrap items-center gap-3">
          <OrganizationAgreement organizationId={organizationId} />
          {isOwn ? (
            <Link to="/usage" search={search}>
              <Trans>Usage</Trans>
            </Link>
          ) : (
            <Link to="/org/$organizationId/usage" params={{ organizationId }} search={search}>
              <Trans>Usage</Trans>
            </Link>
          )}
        </span>
      }
    >
      <UsageOf value={isOwn ? null : organizationId}>
        <UsageCards query={query} search={search} />
      </UsageOf>
    </Card>
  );
}
