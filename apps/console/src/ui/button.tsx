import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import type { MenuTriggerProps } from './menu-trigger-props.ts';

const BASE =
  'inline-flex min-h-8 cursor-default items-center justify-center gap-1.5 rounded-md px-3 py-1 font-medium whitespace-nowrap ' +
  'data-disabled:opacity-50 data-pending:opacity-60';

const LOOKS = {
  primary: 'bg-accent text-on-accent data-hovered:bg-accent-hover',
  secondary: 'border border-line-strong bg-surface data-hovered:bg-hover',
  quiet: 'data-hovered:bg-hover',
  /** Leads to something that cannot be taken back. */
  danger: 'border border-line-strong bg-surface text-danger data-hovered:bg-danger-soft',
  /** Does it. */
  destroy: 'bg-danger text-on-danger data-hovered:bg-danger-hover',
} as const;

export interface ButtonProps extends MenuTriggerProps {
  readonly children: ReactNode;
  readonly look?: keyof typeof LOOKS;
  readonly icon?: IconName;
  readonly type?: 'button' | 'submit';
  readonly isDisabled?: boolean;
  /** While what it began runs. It stays focused and says so. */
  readonly isPending?: boolean;
  readonly autoFocus?: boolean;
  /** `close` closes the dialog around it. */
  readonly slot?: 'close';
}

export function Button({ children, look = 'secondary', icon, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={`${BASE} ${LOOKS[look]}`}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </AriaButton>
  );
}
