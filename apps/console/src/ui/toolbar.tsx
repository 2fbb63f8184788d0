import type { ReactNode } from 'react';

/** Filters and actions above a table or chart. Fields stand in a row and wrap, two in each where it is narrow. */
export function Toolbar({ children, actions }: { children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-3">
      <div className="grid min-w-0 grid-cols-2 items-end gap-3 max-sm:w-full max-sm:*:only:col-span-2 sm:flex sm:flex-wrap sm:*:max-w-72">
        {children}
      </div>
      <div className="flex flex-wrap items-end gap-2">{actions}</div>
    </div>
  );
}
