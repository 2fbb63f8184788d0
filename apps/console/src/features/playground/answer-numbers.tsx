import { Trans, useLingui } from '@lingui/react/macro';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { KnownNumber } from '../../ui/known-number.tsx';
import { Link } from '../../ui/link.tsx';
import { useRequest } from '../request/request-queries.ts';
import { tokensPerSecond } from '../request/tokens-per-second.ts';
import type { Answer } from './answer.ts';

/** What the ledger says of the same request, and its cost. */
export function AnswerNumbers({ answer: { requestId } }: { answer: Answer }) {
  if (requestId === null) return null;
  return <OfLedger requestId={requestId} />;
}

function OfLedger({ requestId }: { requestId: string }) {
  const { t } = useLingui();
  const { durationUs, compactCount, count, money, exactMoney } = useFormat();
  const found = useRequest(requestId, true);
  const record = found.data?.kind === 'record' ? found.data.record : null;
  const details = (
    <Link to="/requests/$recordId" params={{ recordId: requestId }}>
      <Trans>View timing</Trans>
    </Link>
  );
  if (found.data?.kind === 'refusal') {
    return (
      <div className="text-sm">
        <Link to="/requests/$recordId" params={{ recordId: requestId }}>
          <Trans>View why it was refused and who can change that</Trans>
        </Link>
      </div>
    );
  }
  if (record === null) {
    return (
      <div className="flex flex-wrap gap-x-4 text-sm">
        <span className="text-muted">
          {found.isError ? (
            <Trans>Not recorded in the ledger yet.</Trans>
          ) : (
            <Trans>Loading from the ledger…</Trans>
          )}
        </span>
        {details}
      </div>
    );
  }
  const { usage, itl, cost_nano_usd, usage_source } = record;
  const isEstimated = usage_source === 'estimated';
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm" data-ledger="">
      <span className="text-muted">
        <Trans>At the gateway:</Trans>
      </span>
      <span>
        <Trans>
          first token <KnownNumber number={shown(record.ttft_us, durationUs)} />
        </Trans>
      </span>
      <span>
        <Trans>
          gaps <KnownNumber number={shown(itl?.p50_us, durationUs)} /> (p95:{' '}
          <KnownNumber number={shown(itl?.p95_us, durationUs)} />)
        </Trans>
      </span>
      <span>
        <Trans>
          <KnownNumber number={shown(tokensPerSecond(record), compactCount, isEstimated)} /> tokens/s
        </Trans>
      </span>
      <span>
        <Trans>
          tokens <KnownNumber number={shown(usage.input_tokens, count, isEstimated)} /> in,{' '}
          <KnownNumber number={shown(usage.output_tokens, count, isEstimated)} /> out
        </Trans>
      </span>
      <span>
        <Trans>
          cost{' '}
          <KnownNumber
            number={shown(cost_nano_usd, money, isEstimated)}
            hint={cost_nano_usd === null ? t`Nobody has set a price for it.` : exactMoney(cost_nano_usd)}
          />
        </Trans>
      </span>
      {details}
    </div>
  );
}
