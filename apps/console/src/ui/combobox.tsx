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
  /** For choices that the gateway searches; without it those given are filtered. */
  readonly onSearch?: (text: string) => void;
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
  allowsOther,
  ...props
}: ComboboxProps) {
  return (
    <AriaComboBox
      {...props}
      defaultItems={choices.map((choice) => ({ ...choice, id: choice.value }))}
      selectedKey={value}
      onSelectionChange={(key) => onChange(key === null ? null : String(key))}
      onInputChange={onSearch}
      allowsCustomValue={allowsOther}
      isInvalid={typeof error === 'string'}
      menuTrigger="focus"
      className="flex min-w-0 flex-col gap-1"
    >
      <FieldFrame label={label} description={description} error={error}>
        <Group className="relative flex items-center">
          <Input placeholder={placeholder} className={`${INPUT_CLASS} pr-8`} />
          <Button className="absolute right-1 flex size-6 items-center justify-center rounded data-hovered:bg-hover">
            <Icon name="chevronDown" />
          </Button>
        </Group>
      </FieldFrame>
      <Popover className={`${POPOVER_CLASS} max-h-72 min-w-(--trigger-width)`}>
        <ListBox<Choice & { id: string }> className="outline-none">
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
