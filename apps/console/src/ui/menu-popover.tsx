import type { RefObject } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import { Icon } from './icon.tsx';
import type { MenuEntry } from './menu-entry.ts';
import { ITEM_CLASS, POPOVER_CLASS } from './popover-class.ts';

export interface MenuPopoverProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly triggerRef: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** An open menu. Loaded when the first one opens. */
export function MenuPopover({ label, entries, triggerRef, onClose }: MenuPopoverProps) {
  return (
    <Popover
      isOpen
      onOpenChange={onClose}
      triggerRef={triggerRef}
      placement="bottom end"
      className={`${POPOVER_CLASS} min-w-44`}
    >
      <Menu aria-label={label} items={entries} onClose={onClose} autoFocus="first" className="outline-none">
        {(entry) => (
          <MenuItem
            id={entry.id}
            textValue={entry.label}
            isDisabled={entry.isDisabled}
            onAction={entry.onAction}
            className={`${ITEM_CLASS} ${entry.look === 'danger' ? 'text-danger' : ''}`}
          >
            {entry.icon === undefined ? null : <Icon name={entry.icon} />}
            <span className="grow">{entry.label}</span>
            {entry.isCurrent === true ? <Icon name="check" /> : null}
          </MenuItem>
        )}
      </Menu>
    </Popover>
  );
}
