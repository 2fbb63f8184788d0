import type { ReactNode } from 'react';

/** `Stat`s side by side: two in a row where it is narrow, then all of them, or four if there are more than seven. */
export function Stats({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-2 gap-3 lg:auto-cols-fr lg:grid-flow-col lg:grid-cols-none lg:has-[>:nth-child(8)]:grid-flow-row lg:has-[>:nth-child(8)]:grid-cols-4">
      {children}
    </div>
  );
}
