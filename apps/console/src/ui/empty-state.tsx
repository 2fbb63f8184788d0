import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface EmptyStateProps {
  readonly icon?: IconName;
  readonly title: string;
  /** What would be here, and how it comes. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

export function EmptyState({ icon = 'inbox', title, children, actions }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-8 text-center">
      <span className="text-muted">
        <Icon name={icon} size={24} />
      </span>
      <p className="font-semibold">{title}</p>
      {children === undefined ? null : <p className="max-w-prose text-muted">{children}</p>}
      {actions === undefined ? null : (
        <div className="flex flex-wrap justify-center gap-2 pt-2">{actions}</div>
      )}
    </div>
  );
}
