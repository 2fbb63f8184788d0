import { Button as AriaButton } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import type { MenuTriggerProps } from './menu-trigger-props.ts';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends MenuTriggerProps {
  /** What it does: its name, and its tooltip. */
  readonly label: string;
  readonly icon: IconName;
  readonly isDisabled?: boolean;
  readonly slot?: 'close';
}

export function IconButton({ label, icon, ...props }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <AriaButton
        {...props}
        aria-label={label}
        className="inline-flex size-8 cursor-default items-center justify-center rounded-md data-disabled:opacity-50 data-hovered:bg-hover"
      >
        <Icon name={icon} />
      </AriaButton>
    </Tooltip>
  );
}
