import { useLingui } from '@lingui/react/macro';
import { lazy } from 'react';
import type { Choice } from './choice.ts';
import { Picker, type PickerProps } from './picker.tsx';

const SearchedList = lazy(async () => ({ default: (await import('./searched-list.tsx')).SearchedList }));

/** The value of the entry that takes back what is chosen. No choice has it. */
const NOTHING = '';

export interface ComboboxProps
  extends Pick<PickerProps, 'label' | 'description' | 'error' | 'isDisabled' | 'isRequired' | 'autoFocus'> {
  readonly choices: readonly Choice[];
  readonly value: string | null;
  /** Null for `nothing`. */
  readonly onChange: (value: string | null) => void;
  /** What holds where nothing is chosen, such as “All”. It can be chosen, too. */
  readonly nothing?: string;
  /** What to do where nothing is chosen. */
  readonly placeholder?: string;
  /** For choices that the gateway searches: what is typed. Without it the given choices are filtered. */
  readonly onSearch?: (text: string) => void;
  /** With `onSearch`: what is chosen, as it need not be among what is found. */
  readonly chosen?: Choice | undefined;
}

/** One of many, found by typing. */
export function Combobox({
  choices,
  value,
  onChange,
  nothing,
  placeholder,
  onSearch,
  chosen,
  ...props
}: ComboboxProps) {
  const { t } = useLingui();
  const found = choices.find((choice) => choice.value === value) ?? chosen;
  const shown = value === null ? undefined : (found ?? { value, label: value });
  const first = [
    ...(nothing === undefined ? [] : [{ value: NOTHING, label: nothing }]),
    ...(shown === undefined || choices.some((choice) => choice.value === value) ? [] : [shown]),
  ];
  return (
    <Picker
      {...props}
      text={shown?.label ?? nothing ?? placeholder ?? t`Choose one`}
      isPlaceholder={shown === undefined && nothing === undefined}
    >
      {(list) => {
        const close = () => {
          onSearch?.('');
          list.onClose();
        };
        return (
          <SearchedList
            {...list}
            onClose={close}
            first={first}
            choices={choices}
            chosen={[value ?? NOTHING]}
            onChoose={(next) => {
              onChange(next === NOTHING ? null : next);
              close();
            }}
            onSearch={onSearch}
          />
        );
      }}
    </Picker>
  );
}
