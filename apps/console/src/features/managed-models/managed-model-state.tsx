import { useLingui } from '@lingui/react/macro';
import { Badge } from '../../ui/badge.tsx';
import type { ManagedModel } from './managed-model-queries.ts';

/** Where the model stands between its addition and its end. */
export function ManagedModelState({ model: { state, enabled } }: { model: ManagedModel }) {
  const { t } = useLingui();
  if (!enabled) return <Badge>{t`Removed`}</Badge>;
  if (state === 'active') return <Badge tone="success">{t`Active`}</Badge>;
  return state === 'deprecated' ? (
    <Badge tone="warning">{t`Deprecated`}</Badge>
  ) : (
    <Badge tone="danger">{t`Retired`}</Badge>
  );
}
