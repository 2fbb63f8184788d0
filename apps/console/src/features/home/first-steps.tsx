import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';

/** From nothing to a first answer, for somebody whose keys were never used. */
export function FirstSteps({ hasKey }: { hasKey: boolean }) {
  const { t } = useLingui();
  return (
    <Card title={t`Get started`}>
      <ol className="flex flex-col gap-3">
        <Step
          title={t`Choose a model`}
          action={
            <Link to="/models">
              <Trans>Models</Trans>
            </Link>
          }
        >
          <Trans>
            The catalog shows what each model can do, what it costs and whether you need a subscription.
          </Trans>
        </Step>
        <Step
          title={t`Create an API key`}
          isDone={hasKey}
          action={
            <Link to="/keys">
              <Trans>API keys</Trans>
            </Link>
          }
        >
          <Trans>The secret is shown only once. Store it where your program can read it.</Trans>
        </Step>
        <Step
          title={t`Connect a client`}
          action={
            <Link to="/connect">
              <Trans>Connect a client</Trans>
            </Link>
          }
        >
          <Trans>Copy the settings for your SDK or coding agent, then send your first request.</Trans>
        </Step>
      </ol>
    </Card>
  );
}

interface StepProps {
  readonly title: string;
  readonly isDone?: boolean;
  readonly action: ReactNode;
  readonly children: ReactNode;
}

function Step({ title, isDone = false, action, children }: StepProps) {
  const { t } = useLingui();
  return (
    <li className="flex flex-col gap-0.5 border-l-2 border-line-strong pl-3">
      <span className="flex flex-wrap items-center gap-2">
        <strong className="font-semibold">{title}</strong>
        {isDone ? <Badge tone="success">{t`Done`}</Badge> : null}
      </span>
      <span className="text-muted">{children}</span>
      <span>{action}</span>
    </li>
  );
}
