import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Strip } from '../../charts/strip.tsx';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Badge } from '../../ui/badge.tsx';
import { KnownNumber } from '../../ui/known-number.tsx';
import { type Answer, STALL_MS } from './answer.ts';
import { prepareArrivals, timingOf } from './answer-timing.ts';

const US_PER_MS = 1_000;
const TICK_MS = 250;

/** The arrivals of tokens in this browser, as they come. */
export function AnswerStrip({ answer }: { answer: Answer }) {
  const { t } = useLingui();
  const { durationUs, compactCount } = useFormat();
  const nowMs = useNow(answer.state === 'running');
  const { arrivalsMs, endedMs, askedAtMs } = answer;
  const sinceMs = endedMs ?? Math.max(nowMs - askedAtMs, arrivalsMs.at(-1) ?? 0);
  const silentMs = endedMs === null ? sinceMs - (arrivalsMs.at(-1) ?? 0) : 0;
  // Nothing came, and nothing will.
  if (endedMs !== null && arrivalsMs.length === 0) return null;
  const timing = timingOf(answer);
  const ms = (value: number) => durationUs(value * US_PER_MS);
  const { stalls } = timing;
  return (
    <div className="flex flex-col gap-2">
      {arrivalsMs.length === 0 ? null : (
        <Strip
          label={t`${arrivalsMs.length} token arrivals in ${ms(sinceMs)}, ${stalls} stalls`}
          marks={prepareArrivals(arrivalsMs, sinceMs)}
        />
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <span className="text-muted">
          <Trans>In this browser:</Trans>
        </span>
        <span>
          <Trans>
            first token <KnownNumber number={shown(timing.ttftMs, ms)} />
          </Trans>
        </span>
        <span>
          <Trans>
            gaps <KnownNumber number={shown(timing.medianGapMs, ms)} /> (p95:{' '}
            <KnownNumber number={shown(timing.p95GapMs, ms)} />)
          </Trans>
        </span>
        <span>
          <Trans>
            <KnownNumber number={shown(timing.tokensPerSecond, compactCount, timing.isEstimated)} /> tokens/s
          </Trans>
        </span>
        {stalls === 0 ? null : (
          <Badge tone="warning">
            <Plural value={stalls} one="# stall" other="# stalls" />
          </Badge>
        )}
        {silentMs > STALL_MS && arrivalsMs.length > 0 ? (
          <Badge tone="warning">{t`Stalled for ${ms(silentMs)}`}</Badge>
        ) : null}
      </div>
    </div>
  );
}

/** The time by `performance.now()`, followed while something runs. */
function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNow(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}
