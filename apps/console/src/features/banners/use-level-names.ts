import { useLingui } from '@lingui/react/macro';
import type { Banner } from './banner-queries.ts';

/** How much a banner matters, in words. */
export function useLevelNames(): Readonly<Record<Banner['level'], string>> {
  const { t } = useLingui();
  return { info: t`Information`, success: t`Success`, warning: t`Warning`, critical: t`Critical` };
}
