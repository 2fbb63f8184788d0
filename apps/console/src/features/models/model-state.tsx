import { useLingui } from '@lingui/react/macro';
import { Badge } from '../../ui/badge.tsx';
import type { CatalogModel } from './model-queries.ts';

/** Whether requests to the model can be served. */
export function ModelState({ model }: { model: Pick<CatalogModel, 'state' | 'ready'> }) {
  const { t } = useLingui();
  if (model.state === 'retired') return <Badge tone="danger">{t`Retired`}</Badge>;
  if (!model.ready) return <Badge tone="warning">{t`Unavailable`}</Badge>;
  if (model.state === 'deprecated') return <Badge tone="warning">{t`Deprecated`}</Badge>;
  return <Badge tone="success">{t`Available`}</Badge>;
}
