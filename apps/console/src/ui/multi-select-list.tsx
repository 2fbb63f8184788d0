import { useLingui } from '@lingui/react/macro';
import {
  Autocomplete,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
  useFilter,
} from 'react-aria-components';
import type { Choice } from './choice.ts';
import { INPUT_CLASS } from './field.tsx';
import { Icon } from './icon.tsx';
import type { PickerListProps } from './picker.tsx';
import { ITEM_CLASS, POPOVER_CLASS } from './popover-class.ts';

export interface MultiSelectListProps extends PickerListProps {
  readonly choices: readonly Choice[];
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** The open list of a MultiSelect. */
export function MultiSelectList({
  labelId,
  triggerRef,
  onClose,
  choices,
  value,
  onChange,
}: MultiSelectListProps) {
  const { t } = useLingui();
  const { contains } = useFilter({ sensitivity: 'base' });
  return (
    <Popover
      isOpen
      onOpenChange={onClose}
      triggerRef={triggerRef}
      placement="bottom start"
      className={`${POPOVER_CLASS} flex max-h-80 min-w-(--trigger-width) flex-col gap-1`}
    >
      <Autocomplete filter={contains}>
        <SearchField aria-label={t`Search`} autoFocus className="p-1">
          <Input placeholder={t`Search`} className={INPUT_CLASS} />
        </SearchField>
        <ListBox
          aria-labelledby={labelId}
          items={choices.map((choice) => ({ ...choice, id: choice.value }))}
          selectionMode="multiple"
          selectedKeys={[...value]}
          // "all" is a choice of tables only.
          onSelectionChange={(keys) => (keys === 'all' ? undefined : onChange([...keys].map(String)))}
          renderEmptyState={() => <span className="block px-2 py-1 text-muted">{t`No results`}</span>}
          className="min-h-0 overflow-auto outline-none"
        >
          {(choice) => (
            <ListBoxItem textValue={choice.label} className={ITEM_CLASS}>
              {({ isSelected }) => (
                <>
                  <span className="grow">{choice.label}</span>
                  {isSelected ? <Icon name="check" /> : null}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </Popover>
  );
}
