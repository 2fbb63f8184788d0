import type { ReactNode } from 'react';

export interface CardProps {
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A panel of a page. */
export function Card({ title, actions, children }: CardProps) {
  return (
    <section
      data-card=""
      className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-4"
    >
      {title === undefined && actions === undefined ? null : (
        <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
          {title === undefined ? null : <h2 className="text-base font-semibold">{title}</h2>}
          {actions === undefined ? null : <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
