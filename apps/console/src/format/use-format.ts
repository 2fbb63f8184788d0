import { useLingui } from '@lingui/react';
import { formattingLocale } from '../i18n/activate-locale.ts';
import { useTimeZone } from '../session/preferences.ts';
import { formatBytes, formatCompactCount, formatCount, formatPercent } from './format-count.ts';
import { formatDurationUs } from './format-duration.ts';
import { formatExactNanoUsd, formatNanoUsd } from './format-money.ts';
import {
  formatDay,
  formatExactTime,
  formatRelativeTime,
  formatShortDay,
  formatShortTime,
  formatTime,
} from './format-time.ts';

/** The formatters, in the language and the time zone of the person. */
export function useFormat() {
  const locale = formattingLocale(useLingui().i18n.locale);
  const timeZone = useTimeZone();
  return {
    locale,
    timeZone,
    money: (nanoUsd: string | bigint) => formatNanoUsd(nanoUsd, locale),
    exactMoney: (nanoUsd: string | bigint) => formatExactNanoUsd(nanoUsd, locale),
    count: (count: number | bigint) => formatCount(count, locale),
    compactCount: (count: number | bigint) => formatCompactCount(count, locale),
    bytes: (bytes: number) => formatBytes(bytes, locale),
    percent: (share: number) => formatPercent(share, locale),
    durationUs: (us: number) => formatDurationUs(us, locale),
    time: (time: string | Date) => formatTime(time, locale, timeZone),
    exactTime: (time: string | Date) => formatExactTime(time, locale, timeZone),
    day: (time: string | Date) => formatDay(time, locale, timeZone),
    shortDay: (time: string | Date) => formatShortDay(time, locale, timeZone),
    shortTime: (time: string | Date) => formatShortTime(time, locale, timeZone),
    relativeTime: (time: string | Date) => formatRelativeTime(time, Date.now(), locale),
  };
}
