import { DomainError } from '@weir/domain/kernel';
import type { RecordPosition, SharePosition, UsageRange } from '@weir/domain/usage-reports';
import { z } from 'zod';

/** Text that PostgreSQL takes. */
const Text = z.string().refine((text) => text.isWellFormed() && !text.includes('\0'));
const Range = [z.iso.datetime(), z.iso.datetime()] as const;
const RecordsCursor = z.tuple([...Range, z.iso.datetime(), z.uuid()]);
const SharesCursor = z.tuple([...Range, Text, Text, z.string().regex(/^\d{1,40}$/), Text.nullable()]);

/** A position and the range of the list it is in, so that `until` of a list that ends now stays where it was. */
export function toRecordsCursor(
  { since, until }: UsageRange,
  { startedAt, recordId }: RecordPosition,
): string {
  return encode([since, until, startedAt, recordId]);
}

/** Throws DomainError `invalid_parameter` for a cursor that no list of records has given out. */
export function readRecordsCursor(cursor: string): UsageRange & { readonly after: RecordPosition } {
  const [since, until, startedAt, recordId] = decode(cursor, RecordsCursor);
  return {
    since: new Date(since),
    until: new Date(until),
    after: { startedAt: new Date(startedAt), recordId },
  };
}

export function toSharesCursor(
  { since, until }: UsageRange,
  { by, sort }: { readonly by: string; readonly sort: string },
  { amount, id }: SharePosition,
): string {
  return encode([since, until, by, sort, amount, id]);
}

/** Throws DomainError `invalid_parameter` for a cursor that no such breakdown has given out. */
export function readSharesCursor(
  cursor: string,
  { by, sort }: { readonly by: string; readonly sort: string },
): UsageRange & { readonly after: SharePosition } {
  const [since, until, byOfCursor, sortOfCursor, amount, id] = decode(cursor, SharesCursor);
  if (byOfCursor !== by || sortOfCursor !== sort) throw invalidCursor('belongs to another breakdown');
  return { since: new Date(since), until: new Date(until), after: { amount, id } };
}

function encode(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values), 'utf8').toString('base64url');
}

function decode<Schema extends z.ZodType>(cursor: string, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw invalidCursor('is not a cursor that this list returned');
  }
}

function invalidCursor(problem: string): DomainError {
  return new DomainError('invalid_parameter', `cursor: ${problem}`, { param: 'cursor' });
}
