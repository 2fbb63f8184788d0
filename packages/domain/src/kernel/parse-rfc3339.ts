const RFC_3339 =
  /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/**
 * A time in RFC 3339, section 5.6, with any offset; `T` and `Z` in either case, seconds may be left out. Null for anything
 * else, for a leap second, and for a time that is of no year from 1 to 9999 in UTC: PostgreSQL has no year 0.
 */
export function parseRfc3339(text: string): Date | null {
  const match = RFC_3339.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  // Date would read the 30th of February as the 2nd of March. Years below 100 have the same leap years 400 years later.
  if (day < 1 || day > new Date(Date.UTC(year + 400, month, 0)).getUTCDate()) return null;
  const time = new Date(text.toUpperCase());
  const utcYear = time.getUTCFullYear();
  return utcYear >= 1 && utcYear <= 9_999 ? time : null;
}
