import { useLingui } from '@lingui/react/macro';
import { useCan } from '../../session/permissions.ts';
import { Link } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import type { Breaker } from './breaker-queries.ts';

/** What a person set last, when and why; the audit log says who. */
export function SetByHand({ breaker: { connection_id, set_to, set_at, set_reason } }: { breaker: Breaker }) {
  const { t } = useLingui();
  const maySeeWho = useCan('platform.audit.read');
  if (set_to === null || set_at === null) return t`Never`;
  return (
    <span className="flex flex-col items-start">
      <span>
        {set_to === 'open' ? t`Opened` : t`Closed`} <Time at={set_at} />
      </span>
      {set_reason === null ? null : <span className="text-muted">{set_reason}</span>}
      {maySeeWho ? (
        <Link
          to="/admin/audit-log"
          search={{
            target: connection_id,
            action: set_to === 'open' ? 'connection.open_breaker' : 'connection.close_breaker',
          }}
        >
          {t`Show who in the audit log`}
        </Link>
      ) : null}
    </span>
  );
}
