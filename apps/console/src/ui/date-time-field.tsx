import { parseAbsolute } from '@internationalized/date';
import { Trans } from '@lingui/react/macro';
import { DateField, DateInput, DateSegment } from 'react-aria-components';
import { Button } from './button.tsx';
import { FieldFrame, type FieldProps } from './field.tsx';

export interface DateTimeFieldProps extends FieldProps {
  /** RFC 3339; null for none. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** In which the person reads and types it; it stands in the field. */
  readonly timeZone: string;
}

/** A moment, to the minute. */
export function DateTimeField({
  label,
  description,
  error,
  value,
  onChange,
  timeZone,
  ...props
}: DateTimeFieldProps) {
  return (
    <div className="flex flex-wrap items-start gap-2">
      <DateField
        {...props}
        value={value === null ? null : parseAbsolute(value, timeZone)}
        onChange={(next) => onChange(next === null ? null : next.toAbsoluteString())}
        placeholderValue={parseAbsolute(new Date().toISOString(), timeZone)}
        granularity="minute"
        isInvalid={typeof error === 'string'}
        className="flex min-w-0 flex-col gap-1"
      >
        <FieldFrame label={label} description={description} error={error}>
          <DateInput className="flex min-h-8 flex-wrap items-center rounded-md border border-line-strong bg-surface px-2">
            {(segment) => (
              <DateSegment
                segment={segment}
                className="min-h-6 min-w-6 rounded px-0.5 text-center leading-6 tabular-nums outline-none data-[type=literal]:min-w-0 data-focused:bg-accent data-focused:text-on-accent data-placeholder:text-muted"
              />
            )}
          </DateInput>
        </FieldFrame>
      </DateField>
      {value === null ? null : (
        <Button look="quiet" onPress={() => onChange(null)}>
          <Trans>Clear</Trans>
        </Button>
      )}
    </div>
  );
}
