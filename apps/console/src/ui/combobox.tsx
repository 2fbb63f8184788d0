import { useLingui } from '@lingui/react/macro';
import {
  ComboBox as AriaComboBox,
  Button,
  Group,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import { FieldFrame, type FieldProps, INPUT_CLASS } from './field.tsx';
import { Icon } from './icon.tsx';
import { ITEM_CLASS, POPOVER_CLASS } from './popover-class.ts';
import type { Choice } from './select.tsx';

export interface ComboboxProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly placeholder?: string;
  /**
   * For choices that the gateway searches: what is typed, empty while the field shows what is chosen. Without it the given
   * choices are filtered.
   */
  readonly onSearch?: (text: string) => void;
  /** With `onSearch`: what is chosen, as it need not be among what is found. */
  readonly chosen?: Choice | undefined;
  /** Whether any text is a value, not only a choice. */
  readonly allowsOther?: boolean;
}

/** One of many, found by typing. */
export function Combobox({
  label,
  description,
  error,
  choices,
  value,
  onChange,
  placeholder,
  onSearch,
  chosen,
  allowsOther,
  ...props
}: ComboboxProps) {
  const { t } = useLingui();
  const isListed = chosen === undefined || choices.some((choice) => choice.value === chosen.value);
  const items = (isListed ? choices : [chosen, ...choices]).map((choice) => ({
    ...choice,
    id: choice.value,
  }));
  const shownText = items.find(({ id }) => id === value)?.label;
  return (
    <AriaComboBox
      {...props}
      // Given items are not filtered here.
      {...(onSearch === undefined ? { defaultItems: items } : { items, allowsEmptyCollection: true })}
      selectedKey={value}
      onSelectionChange={(key) => onChange(key === null ? null : String(key))}
      onInputChange={(text) => onSearch?.(text === shownText ? '' : text)}
      allowsCustomValue={allowsOther}
      isInvalid={typeof error === 'string'}
      menuTrigger="focus"
      className="flex min-w-0 flex-col gap-1"
    >
      <FieldFrame label={label} description={description} error={error}>
        <Group className="relative flex items-center">
          <Input
            // As a filter it is no wider than it must be; in a form it fills its row.
            size={11}
            placeholder={placeholder}
            // What is typed takes the place of what was chosen.
            onFocus={({ currentTarget }) =>
              currentTarget.value === shownText ? currentTarget.select() : undefined
            }
            className={`${INPUT_CLASS} pr-8`}
          />
          <Button className="absolute right-1 flex size-6 items-center justify-center rounded data-hovered:bg-hover">
            <Icon name="chevronDown" />
          </Button>
        </Group>
      </FieldFrame>
      <Popover className={`${POPOVER_CLASS} max-h-72 min-w-(--trigger-width)`}>
        <ListBox<Choice & { id: string }>
          renderEmptyState={() => <span className="block px-2 py-1 text-muted">{t`Nothing found`}</span>}
          className="outline-none"
        >
          {(choice) => (
            <ListBoxItem textValue={choice.label} className={ITEM_CLASS}>
              {choice.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
