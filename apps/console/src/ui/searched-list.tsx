import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField, useFilter } from 'react-aria-components';
import type { Choice } from './choice.ts';
import { INPUT_CLASS } from './field.tsx';
import { Icon } from './icon.tsx';
import type { PickerListProps } from './picker.tsx';
import { PickerPopover } from './picker-popover.tsx';
import { ITEM_CLASS } from './popover-class.ts';

export interface SearchedListProps extends PickerListProps {
  /** What always is there, before anything is typed, and after it the choices. */
  readonly first?: readonly Choice[];
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly mayChooseMany?: boolean;
  readonly onChoose: (value: string) => void;
  readonly onSearch?: ((text: string) => void) | undefined;
}

/** The open list of a Combobox or MultiSelect. */
export function SearchedList({
  labelId,
  triggerRef,
  onClose,
  first = [],
  choices,
  chosen,
  mayChooseMany = false,
  onChoose,
  onSearch,
}: SearchedListProps) {
  const { t } = useLingui();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [typed, setTyped] = useState('');
  const items = typed === '' ? [...first, ...choices] : choices;
  return (
    <PickerPopover
      triggerRef={triggerRef}
      onClose={onClose}
      className="flex max-h-80 max-w-sm flex-col gap-1"
    >
      {/* What the gateway found fits, perhaps by something that is not shown. */}
      <Autocomplete {...(onSearch === undefined ? { filter: contains } : {})}>
        <SearchField
          aria-label={t`Search`}
          autoFocus
          value={typed}
          onChange={(text) => {
            setTyped(text);
            onSearch?.(text);
          }}
          className="p-1"
        >
          <Input placeholder={t`Search`} className={INPUT_CLASS} />
        </SearchField>
        <ListBox
          aria-labelledby={labelId}
          items={items.map((choice) => ({ ...choice, id: choice.value }))}
          selectionMode={mayChooseMany ? 'multiple' : 'single'}
          selectedKeys={[...chosen]}
          renderEmptyState={() => <span className="block px-2 py-1 text-muted">{t`Nothing found`}</span>}
          className="min-h-0 overflow-auto outline-none"
        >
          {(choice) => (
            <ListBoxItem
              textValue={choice.label}
              // Not by the change of the selection: what is chosen can be chosen again.
              onPress={() => onChoose(choice.value)}
              className={ITEM_CLASS}
            >
              <span className="grow">{choice.label}</span>
              {chosen.includes(choice.value) ? <Icon name="check" /> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </PickerPopover>
  );
}
