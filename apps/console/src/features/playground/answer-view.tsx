import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useDeferredValue } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Answer } from './answer.ts';
import { AnswerNumbers } from './answer-numbers.tsx';
import { AnswerStrip } from './answer-strip.tsx';

const AnswerText = lazy(() => import('./answer-text.tsx'));

export interface AnswerViewProps {
  readonly answer: Answer;
  readonly onShowCode: () => void;
}

/** One answer: its text as it grows, how its tokens arrive, how it ended, what it cost. */
export function AnswerView({ answer, onShowCode }: AnswerViewProps) {
  const { t } = useLingui();
  const text = useDeferredValue(answer.text);
  const { model, reasoning, error } = answer;
  return (
    <section aria-label={t`Response from ${model}`} className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex flex-wrap items-center gap-2">
          <strong className="break-all">{model}</strong>
          <AnswerStateBadge answer={answer} />
        </span>
        <span className="flex">
          <CopyButton text={answer.text} label={t`Copy response`} />
          <IconButton label={t`View code`} icon="code" onPress={onShowCode} />
        </span>
      </div>
      {reasoning === '' ? null : (
        <details className="text-muted">
          <summary className="cursor-default">
            <Trans>Reasoning</Trans>
          </summary>
          <p className="break-words whitespace-pre-wrap">{reasoning}</p>
        </details>
      )}
      <div className="flex flex-col gap-2" data-answer="">
        <Suspense fallback={<p className="break-words whitespace-pre-wrap">{text}</p>}>
          <AnswerText text={text} />
        </Suspense>
      </div>
      {error === null ? null : (
        <div role="alert" className="flex flex-col gap-1 rounded-md border border-danger bg-danger-soft p-3">
          <span>{error.message}</span>
          <code className="text-sm text-muted">{error.code}</code>
        </div>
      )}
      <AnswerStrip answer={answer} />
      {answer.state === 'running' ? null : <AnswerNumbers answer={answer} />}
    </section>
  );
}

function AnswerStateBadge({ answer: { state, text, finishReason } }: { answer: Answer }) {
  const { t } = useLingui();
  const names = {
    running: text === '' ? t`Waiting` : t`Responding`,
    done: finishReason === 'length' ? t`Token limit reached` : t`Complete`,
    stopped: t`Stopped by you`,
    failed: text === '' ? t`Failed` : t`Failed during the response`,
    cut: t`Connection lost`,
  };
  const tones = {
    running: 'accent',
    done: finishReason === 'length' ? 'warning' : 'success',
    stopped: 'warning',
    failed: 'danger',
    cut: 'danger',
  } as const;
  return (
    <span role="status">
      <Badge tone={tones[state]}>{names[state]}</Badge>
    </span>
  );
}
