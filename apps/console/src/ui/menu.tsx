import type { ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import { ITEM_CLASS, POPOVER_CLASS } from './popover-class.ts';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly look?: 'danger';
  readonly isDisabled?: boolean;
  /** Marks the entry that holds now. */
  readonly isCurrent?: boolean;
  readonly onAction: () => void;
}

/** A button and what it offers. `children` is the button: Button, IconButton or one of React Aria. */
export function Menu({
  label,
  entries,
  children,
}: {
  label: string;
  entries: readonly MenuEntry[];
  children: ReactElement;
}) {
  return (
    <MenuTrigger>
      {children}
      <Popover placement="bottom end" className={`${POPOVER_CLASS} min-w-44`}>
        <AriaMenu aria-label={label} items={entries} className="outline-none">
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
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
