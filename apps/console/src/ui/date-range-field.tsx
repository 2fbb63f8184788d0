import type { CalendarDate } from '@internationalized/date';
import {
  Button,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DateRangePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Label,
  Popover,
  RangeCalendar,
} from 'react-aria-components';
import { Icon } from './icon.tsx';
import { POPOVER_CLASS } from './popover-class.ts';

export interface DateRangeFieldProps {
  readonly label: string;
  /** Both days are included. */
  readonly value: { readonly start: CalendarDate; readonly end: CalendarDate };
  readonly onChange: (value: { start: CalendarDate; end: CalendarDate }) => void;
}

export function DateRangeField({ label, value, onChange }: DateRangeFieldProps) {
  return (
    <DateRangePicker
      value={value}
      onChange={(range) => (range === null ? undefined : onChange(range))}
      className="flex flex-col gap-1 max-sm:col-span-2"
    >
      <Label className="text-sm font-medium">{label}</Label>
      <Group className="flex min-h-8 items-center gap-1 rounded-md border border-line-strong bg-surface px-2">
        <DateInput slot="start" className="flex">
          {(segment) => (
            <DateSegment
              segment={segment}
              className="min-h-6 min-w-6 rounded px-0.5 text-center leading-6 tabular-nums outline-none data-[type=literal]:min-w-0 data-focused:bg-accent data-focused:text-on-accent data-placeholder:text-muted"
            />
          )}
        </DateInput>
        <span aria-hidden="true">–</span>
        <DateInput slot="end" className="flex">
          {(segment) => (
            <DateSegment
              segment={segment}
              className="min-h-6 min-w-6 rounded px-0.5 text-center leading-6 tabular-nums outline-none data-[type=literal]:min-w-0 data-focused:bg-accent data-focused:text-on-accent data-placeholder:text-muted"
            />
          )}
        </DateInput>
        <Button className="ml-1 flex size-6 items-center justify-center rounded data-hovered:bg-hover">
          <Icon name="chevronDown" />
        </Button>
      </Group>
      <Popover className={POPOVER_CLASS}>
        <Dialog className="p-2 outline-none">
          <RangeCalendar>
            <header className="flex items-center justify-between pb-2">
              <Button
                slot="previous"
                className="flex size-8 items-center justify-center rounded data-hovered:bg-hover"
              >
                <Icon name="chevronLeft" />
              </Button>
              <Heading className="font-semibold" />
              <Button
                slot="next"
                className="flex size-8 items-center justify-center rounded data-hovered:bg-hover"
              >
                <Icon name="chevronRight" />
              </Button>
            </header>
            <CalendarGrid>
              {(date) => (
                <CalendarCell
                  date={date}
                  className="flex size-8 cursor-default items-center justify-center rounded data-disabled:opacity-50 data-hovered:bg-hover data-outside-month:invisible data-selected:bg-accent-soft data-selection-end:bg-accent data-selection-end:text-on-accent data-selection-start:bg-accent data-selection-start:text-on-accent"
                />
              )}
            </CalendarGrid>
          </RangeCalendar>
        </Dialog>
      </Popover>
    </DateRangePicker>
  );
}
