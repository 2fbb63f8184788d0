import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { lastDay } from '../../period/last-day.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Link } from '../../ui/link.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { useUsageRecords } from '../requests/request-queries.ts';
import { useMyActiveKeys, useRefusals } from './home-queries.ts';

const SHOWN = 5;

/** Requests of one's keys that were refused or failed in the last 24 hours. */
export function WhatBroke({ organizationId }: { organizationId: string }) {
  const { t } = useLingui();
  const { count } = useFormat();
  const range = lastDay(Date.now());
  const keys = useMyActiveKeys(organizationId);
  const refusals = useRefusals(organizationId, range.since);
  const failures = useUsageRecords(
    { ...range, organization_id: organizationId },
    { ending: 'failed', limit: SHOWN },
  );
  const keyNames = new Map(keys.data?.data.map(({ id, name }) => [id, name]));
  const refused = (refusals.data?.data ?? [])
    .filter(({ api_key_id }) => keyNames.has(api_key_id))
    .slice(0, SHOWN);
  const failed = failures.data?.data ?? [];
  const error = keys.error ?? refusals.error ?? failures.error;
  return (
    <Card title={t`Problems in the last 24 hours`}>
      {error !== null ? (
        <ErrorPanel
          error={error}
          onRetry={() => Promise.all([keys.refetch(), refusals.refetch(), failures.refetch()])}
        />
      ) : keys.isPending || refusals.isPending || failures.isPending ? (
        <Skeleton label={t`Loading problems`} rows={3} />
      ) : refused.length + failed.length === 0 ? (
        <p className="text-muted">
          <Trans>No problems. None of your requests were refused or failed upstream.</Trans>
        </p>
      ) : (
        <ul className="flex flex-col gap-2">
          {refused.map((refusal) => (
            <li key={`${refusal.minute} ${refusal.api_key_id} ${refusal.code} ${refusal.scope}`}>
              <Trans>
                Key {keyNames.get(refusal.api_key_id)}: refused {count(refusal.count)} times with{' '}
                <code>{refusal.code}</code>, <Time at={refusal.last_at} />
              </Trans>
              {refusal.request_id === null ? null : (
                <>
                  {' '}
                  <Link to="/explain" search={{ request: refusal.request_id }}>
                    <Trans>Why?</Trans>
                  </Link>
                </>
              )}
            </li>
          ))}
          {failed.map((record) => (
            <li key={record.record_id}>
              <Trans>
                <Link to="/requests/$recordId" params={{ recordId: record.record_id }}>
                  {record.model}
                </Link>
                : failed with <code>{record.error_code ?? '–'}</code>, <Time at={record.started_at} />
              </Trans>
            </li>
          ))}
        </ul>
      )}
      {failed.length === 0 ? null : (
        <Link to="/requests" search={{ period: '24h', ending: 'failed' }}>
          <Trans>Failed requests</Trans>
        </Link>
      )}
    </Card>
  );
}
