import { useLingui } from '@lingui/react/macro';
import {
  Select as AriaSelect,
  Autocomplete,
  Button,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
  SelectValue,
  useFilter,
} from 'react-aria-components';
import { FieldFrame, type FieldProps, INPUT_CLASS } from './field.tsx';
import { Icon } from './icon.tsx';
import { ITEM_CLASS, POPOVER_CLASS } from './popover-class.ts';
import type { Choice } from './select.tsx';

export interface MultiSelectProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** Nothing chosen means all. */
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Several of many, found by typing. */
export function MultiSelect({
  label,
  description,
  error,
  choices,
  value,
  onChange,
  ...props
}: MultiSelectProps) {
  const { t } = useLingui();
  const { contains } = useFilter({ sensitivity: 'base' });
  const chosen = choices.filter((choice) => value.includes(choice.value));
  const text =
    value.length === 0 ? t`All` : chosen.length === 1 ? chosen[0]!.label : t`${value.length} selected`;
  return (
    <AriaSelect
      {...props}
      selectionMode="multiple"
      value={[...value]}
      onChange={(keys) => onChange(keys.map(String))}
      isInvalid={typeof error === 'string'}
      className="flex min-w-0 flex-col gap-1"
    >
      <FieldFrame label={label} description={description} error={error}>
        <Button className="flex min-h-8 min-w-32 max-w-56 cursor-default items-center justify-between gap-2 rounded-md border border-line-strong bg-surface px-2 py-1 text-left data-disabled:opacity-50 data-hovered:bg-hover">
          <SelectValue className="truncate">{() => text}</SelectValue>
          <Icon name="chevronDown" />
        </Button>
      </FieldFrame>
      <Popover className={`${POPOVER_CLASS} flex max-h-80 min-w-(--trigger-width) flex-col gap-1`}>
        <Autocomplete filter={contains}>
          <SearchField aria-label={t`Search`} autoFocus className="p-1">
            <Input placeholder={t`Search`} className={INPUT_CLASS} />
          </SearchField>
          <ListBox
            items={choices.map((choice) => ({ ...choice, id: choice.value }))}
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
    </AriaSelect>
  );
}
