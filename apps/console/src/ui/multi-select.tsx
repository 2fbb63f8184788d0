import { useLingui } from '@lingui/react/macro';
import { lazy } from 'react';
import type { Choice } from './choice.ts';
import { Picker, type PickerProps } from './picker.tsx';

const SearchedList = lazy(async () => ({ default: (await import('./searched-list.tsx')).SearchedList }));

export interface MultiSelectProps
  extends Pick<PickerProps, 'label' | 'description' | 'error' | 'isDisabled'> {
  readonly choices: readonly Choice[];
  /** Nothing chosen means all. */
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Several of many, found by typing. */
export function MultiSelect({ choices, value, onChange, ...props }: MultiSelectProps) {
  const { t } = useLingui();
  const chosen = choices.filter((choice) => value.includes(choice.value));
  const text =
    value.length === 0 ? t`All` : chosen.length === 1 ? chosen[0]!.label : t`${value.length} selected`;
  return (
    <Picker {...props} text={text}>
      {(list) => (
        <SearchedList
          {...list}
          choices={choices}
          chosen={value}
          mayChooseMany
          onChoose={(one) =>
            onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one])
          }
        />
      )}
    </Picker>
  );
}
