import { useLingui } from '@lingui/react/macro';
import { Badge } from '../../ui/badge.tsx';
import type { ApiKey } from './key-queries.ts';

export function KeyState({ state }: { state: ApiKey['state'] }) {
  const { t } = useLingui();
  if (state === 'active') return <Badge tone="success">{t`Active`}</Badge>;
  return <Badge tone="neutral">{state === 'revoked' ? t`Revoked` : t`Expired`}</Badge>;
}
