import type { ReactNode } from 'react';

/** Filters and actions above a table or chart. Fields stand in a row and wrap. */
export function Toolbar({ children, actions }: { children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-3">
      <div className="flex min-w-0 flex-wrap items-end gap-3">{children}</div>
      <div className="flex flex-wrap items-end gap-2">{actions}</div>
    </div>
  );
}
