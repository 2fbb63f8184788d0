import { useLingui } from '@lingui/react/macro';
import type { Scope } from './account-queries.ts';

/** What a token may do; null is everything that its user may. */
export function ScopeList({ scopes }: { scopes: readonly Scope[] | null }) {
  const { t } = useLingui();
  if (scopes === null) return t`All your permissions`;
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1">
      {scopes.map((scope) => (
        <li key={scope}>
          <code>{scope}</code>
        </li>
      ))}
    </ul>
  );
}
