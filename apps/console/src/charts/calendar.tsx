import { useFormat } from '../format/use-format.ts';
import { ScrollArea } from '../ui/scroll-area.tsx';
import type { CalendarCell, CalendarWeek } from './prepare-calendar.ts';

/** How strong the colour of a level is, in percent. */
const STRENGTHS = [0, 25, 45, 70, 100] as const;
/** A Monday; only the names of weekdays are taken of it. */
const A_MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

export interface CalendarProps {
  readonly title: string;
  readonly weeks: readonly CalendarWeek[];
  readonly format: (value: number) => string;
}

/** Weeks by weekdays, the stronger the more. A table, so that each day can be read. */
export function Calendar({ title, weeks, format }: CalendarProps) {
  const { locale } = useFormat();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const textOf = (cell: CalendarCell) => `${day.format(new Date(cell.date))}: ${format(cell.value)}`;
  const firstDayOf = (week: CalendarWeek) => week.find((cell) => cell !== null)!.date;
  const isNewMonth = (index: number) =>
    index === 0 || firstDayOf(weeks[index]!).slice(0, 7) !== firstDayOf(weeks[index - 1]!).slice(0, 7);
  return (
    <ScrollArea label={title}>
      <table className="border-separate border-spacing-1">
        <caption className="sr-only">{title}</caption>
        {/* Each cell says its date in full, so that these are only to be seen. */}
        <thead aria-hidden="true">
          <tr>
            <td />
            {weeks.map((week, index) => (
              <td
                key={firstDayOf(week)}
                className="h-5 max-w-6 overflow-visible text-sm whitespace-nowrap text-muted"
              >
                {isNewMonth(index) ? month.format(new Date(firstDayOf(week))) : null}
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: 7 }, (_, index) => index).map((index) => (
            <tr key={index}>
              <td aria-hidden="true" className="pr-2 text-sm text-muted">
                {weekday.format(new Date(A_MONDAY + index * DAY_MS))}
              </td>
              {weeks.map((week) => {
                const cell = week[index] ?? null;
                return cell === null ? (
                  <td key={firstDayOf(week)} />
                ) : (
                  <td
                    key={cell.date}
                    title={textOf(cell)}
                    className={`size-6 min-w-6 rounded border ${cell.isUnfinished === true ? 'border-dashed border-line-strong' : 'border-line'}`}
                    style={{
                      background: `color-mix(in srgb, var(--chart-1) ${STRENGTHS[cell.level]}%, transparent)`,
                    }}
                  >
                    <span className="sr-only">{textOf(cell)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
