import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useLimits, useMayLimit } from './limit-queries.ts';
import type { LimitScope } from './limit-scope.ts';
import { LimitsDialog } from './limits-dialog.tsx';
import { LimitsView } from './limits-view.tsx';

export interface LimitsCardProps {
  readonly scope: LimitScope;
  readonly title: string;
  /** What holds where there are no limits. */
  readonly empty: ReactNode;
}

/** The limits of anything, with what is used of them; to be set by those who may. Nothing for those who may not see them. */
export function LimitsCard({ scope, title, empty }: LimitsCardProps) {
  const may = useMayLimit(scope);
  return may.read ? <ReadableLimits scope={scope} title={title} empty={empty} maySet={may.set} /> : null;
}

function ReadableLimits({ scope, title, empty, maySet }: LimitsCardProps & { maySet: boolean }) {
  const { t } = useLingui();
  const limits = useLimits(scope);
  const [isOpen, setOpen] = useState(false);
  return (
    <Card
      title={title}
      actions={
        maySet && limits.data !== undefined ? (
          <Button icon="gauge" onPress={() => setOpen(true)}>
            <Trans>Edit limits</Trans>
          </Button>
        ) : undefined
      }
    >
      {limits.isPending ? (
        <Skeleton label={t`Loading limits`} rows={2} />
      ) : limits.error !== null ? (
        <ErrorPanel error={limits.error} onRetry={() => limits.refetch()} />
      ) : (
        <>
          <LimitsView limits={limits.data} empty={empty} />
          {limits.data.models?.map((model) => (
            <section key={model.model} className="flex flex-col gap-2">
              <h3 className="font-medium">
                <Trans>
                  Only <code>{model.model}</code>
                </Trans>
              </h3>
              <LimitsView limits={model} empty={t`No limits`} />
            </section>
          ))}
          {maySet ? (
            <LimitsDialog
              title={title}
              scope={scope}
              limits={limits.data}
              isOpen={isOpen}
              onClose={() => setOpen(false)}
            />
          ) : null}
        </>
      )}
    </Card>
  );
}
