import { ListBox, ListBoxItem } from 'react-aria-components';
import type { Choice } from './choice.ts';
import { Icon } from './icon.tsx';
import type { PickerListProps } from './picker.tsx';
import { PickerPopover } from './picker-popover.tsx';
import { ITEM_CLASS } from './popover-class.ts';

export interface SelectListProps extends PickerListProps {
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChoose: (value: string) => void;
}

/** The open list of a Select. */
export function SelectList({ labelId, triggerRef, onClose, choices, value, onChoose }: SelectListProps) {
  return (
    <PickerPopover triggerRef={triggerRef} onClose={onClose}>
      <ListBox
        aria-labelledby={labelId}
        items={choices.map((choice) => ({ ...choice, id: choice.value }))}
        selectionMode="single"
        selectedKeys={value === null ? [] : [value]}
        autoFocus
        className="outline-none"
      >
        {(choice) => (
          <ListBoxItem
            textValue={choice.label}
            // Not by the change of the selection: what is chosen can be chosen again.
            onPress={() => {
              onChoose(choice.value);
              onClose();
            }}
            className={ITEM_CLASS}
          >
            <span className="flex grow flex-col">
              {choice.label}
              {choice.description === undefined ? null : (
                <span className="text-sm text-muted">{choice.description}</span>
              )}
            </span>
            {choice.value === value ? <Icon name="check" /> : null}
          </ListBoxItem>
        )}
      </ListBox>
    </PickerPopover>
  );
}
