import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { Connection } from './connection-queries.ts';

/** Who decides about a connection, in words. */
export function useManagerNames(): Readonly<Record<Connection['managed_by'], string>> {
  const { t } = useLingui();
  return useMemo(
    () => ({ environment: t`Configuration`, operator: t`Operators`, discovery: t`Discovery server` }),
    [t],
  );
}
