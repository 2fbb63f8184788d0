import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { Icon } from './icon.tsx';

export interface CheckboxProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isIndeterminate?: boolean;
  readonly isDisabled?: boolean;
  /** What is drawn beside it. Without it give `aria-label`. */
  readonly children?: ReactNode;
  readonly 'aria-label'?: string;
}

export function Checkbox({ children, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...props}
      className="group flex min-h-6 min-w-6 cursor-default items-center gap-2 data-disabled:opacity-50"
    >
      <span className="flex size-5 shrink-0 items-center justify-center rounded border border-line-strong bg-surface text-on-accent group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent group-data-indeterminate:bg-accent group-data-selected:border-accent group-data-selected:bg-accent">
        <span className="invisible group-data-selected:visible">
          <Icon name="check" size={14} />
        </span>
      </span>
      {children}
    </AriaCheckbox>
  );
}
