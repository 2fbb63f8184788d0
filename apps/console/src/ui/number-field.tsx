import { NumberField as AriaNumberField, Button, Group, Input } from 'react-aria-components';
import { FieldFrame, type FieldProps, INPUT_CLASS } from './field.tsx';
import { Icon } from './icon.tsx';

export interface NumberFieldProps extends FieldProps {
  /** Null for an empty field. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly step?: number;
  readonly formatOptions?: Intl.NumberFormatOptions;
}

export function NumberField({ label, description, error, value, onChange, ...props }: NumberFieldProps) {
  return (
    <AriaNumberField
      {...props}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      isInvalid={typeof error === 'string'}
      className="flex min-w-0 flex-col gap-1"
    >
      <FieldFrame label={label} description={description} error={error}>
        <Group className="flex gap-1">
          <Input className={INPUT_CLASS} />
          <Button
            slot="decrement"
            className="size-8 shrink-0 rounded-md border border-line-strong data-disabled:opacity-50 data-hovered:bg-hover"
          >
            −
          </Button>
          <Button
            slot="increment"
            className="flex size-8 shrink-0 items-center justify-center rounded-md border border-line-strong data-disabled:opacity-50 data-hovered:bg-hover"
          >
            <Icon name="plus" />
          </Button>
        </Group>
      </FieldFrame>
    </AriaNumberField>
  );
}
