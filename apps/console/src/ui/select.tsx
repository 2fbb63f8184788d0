import { useLingui } from '@lingui/react/macro';
import { lazy } from 'react';
import type { Choice } from './choice.ts';
import { Picker, type PickerProps } from './picker.tsx';

const SelectList = lazy(async () => ({ default: (await import('./select-list.tsx')).SelectList }));

export interface SelectProps<Value extends string>
  extends Pick<PickerProps, 'label' | 'description' | 'error' | 'isDisabled'> {
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string;
  /** Where what stands beside it says the same. Screen readers get it all the same. */
  readonly isLabelHidden?: boolean;
}

/** One of a few. For many, use Combobox. */
export function Select<Value extends string>({
  choices,
  value,
  onChange,
  placeholder,
  ...props
}: SelectProps<Value>) {
  const { t } = useLingui();
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <Picker
      {...props}
      text={chosen?.label ?? placeholder ?? t`Choose one`}
      isPlaceholder={chosen === undefined}
    >
      {(list) => (
        <SelectList {...list} choices={choices} value={value} onChoose={(next) => onChange(next as Value)} />
      )}
    </Picker>
  );
}
