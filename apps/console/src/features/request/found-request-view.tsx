import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Time } from '../../ui/time.tsx';
import { AttemptsCard } from './attempts-card.tsx';
import { FactsCard } from './facts-card.tsx';
import { FirstTokenCard } from './first-token-card.tsx';
import { RefusalView } from './refusal-view.tsx';
import type { FoundRequest, RecordedRequest } from './request-queries.ts';
import { RequestStats } from './request-stats.tsx';
import { StreamCard } from './stream-card.tsx';
import { TimelineCard } from './timeline-card.tsx';

/** What became of a request, whichever it is. */
export function FoundRequestView({ found }: { found: FoundRequest }) {
  if (found.kind === 'refusal') return <RefusalView found={found} />;
  if (found.kind === 'running') return <Running request={found.request} />;
  return <Recorded found={found} />;
}

function Recorded({ found }: { found: RecordedRequest }) {
  return (
    <>
      <RequestStats record={found.record} />
      <StreamCard found={found} />
      <TimelineCard found={found} />
      <FirstTokenCard ttft={found.ttft} />
      <AttemptsCard found={found} />
      <FactsCard found={found} />
    </>
  );
}

function Running({ request }: { request: Extract<FoundRequest, { kind: 'running' }>['request'] }) {
  const { t } = useLingui();
  const { count } = useFormat();
  return (
    <Card title={t`Request is running`}>
      <div role="status">
        <Badge tone="accent">
          {request.has_answer ? (
            <Trans>Receiving the response</Trans>
          ) : (
            <Trans>Waiting for the response</Trans>
          )}
        </Badge>
      </div>
      <DescriptionList
        items={[
          [t`Model`, request.model],
          [t`Operation`, request.operation],
          [t`Started`, <Time key="started" at={request.started_at} />],
          [t`Output tokens so far`, count(request.output_tokens)],
        ]}
      />
    </Card>
  );
}
