import {
  Select as AriaSelect,
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { FieldFrame, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { ITEM_CLASS, POPOVER_CLASS } from './popover-class.ts';

export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly description?: string;
}

export interface SelectProps<Value extends string> extends FieldProps {
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string;
  /** Where what stands beside it says the same. Screen readers get it all the same. */
  readonly isLabelHidden?: boolean;
}

/** One of a few. For many, use Combobox. */
export function Select<Value extends string>({
  label,
  description,
  error,
  choices,
  value,
  onChange,
  isLabelHidden,
  ...props
}: SelectProps<Value>) {
  return (
    <AriaSelect
      {...props}
      value={value}
      onChange={(key) => onChange(key as Value)}
      isInvalid={typeof error === 'string'}
      className="flex min-w-0 flex-col gap-1"
    >
      <FieldFrame label={label} description={description} error={error} isLabelHidden={isLabelHidden}>
        <Button className="flex min-h-8 min-w-32 cursor-default items-center justify-between gap-2 rounded-md border border-line-strong bg-surface px-2 py-1 text-left data-disabled:opacity-50 data-hovered:bg-hover">
          <SelectValue className="truncate data-placeholder:text-muted">
            {/* Without the description of the choice. */}
            {({ isPlaceholder, selectedText, defaultChildren }) =>
              isPlaceholder ? defaultChildren : selectedText
            }
          </SelectValue>
          <Icon name="chevronDown" />
        </Button>
      </FieldFrame>
      <Popover className={`${POPOVER_CLASS} min-w-(--trigger-width)`}>
        <ListBox items={choices.map((choice) => ({ ...choice, id: choice.value }))} className="outline-none">
          {(choice) => (
            <ListBoxItem textValue={choice.label} className={ITEM_CLASS}>
              <span className="flex flex-col">
                {choice.label}
                {choice.description === undefined ? null : (
                  <span className="text-sm text-muted">{choice.description}</span>
                )}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
