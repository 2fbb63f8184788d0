import { DomainError } from '@weir/domain/kernel';
import type { AnalyticsPosition } from '@weir/domain/usage-analytics';
import { z } from 'zod';

/** Text that PostgreSQL takes. */
const Text = z.string().refine((text) => text.isWellFormed() && !text.includes('\0'));
const Cursor = z.tuple([Text, Text, Text, Text.nullable()]);

interface Of {
  readonly by: string;
  readonly sort: string;
}

/** A position, behind the breakdown that it is in. */
export function toAnalyticsCursor({ by, sort }: Of, { value, id }: AnalyticsPosition): string {
  return Buffer.from(JSON.stringify([by, sort, value, id]), 'utf8').toString('base64url');
}

/** Throws DomainError `invalid_parameter` for a cursor that no such breakdown has given out. */
export function readAnalyticsCursor(cursor: string, { by, sort }: Of): AnalyticsPosition {
  const [byOfCursor, sortOfCursor, value, id] = parse(cursor);
  const isName = sort.endsWith('name');
  if (byOfCursor !== by || sortOfCursor !== sort || !(isName || /^\d{1,40}$/.test(value))) {
    throw invalidCursor('belongs to another breakdown');
  }
  return { value, id };
}

function parse(cursor: string): z.output<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw invalidCursor('is not a cursor that this list returned');
  }
}

function invalidCursor(problem: string): DomainError {
  return new DomainError('invalid_parameter', `cursor: ${problem}`, { param: 'cursor' });
}
