import { isVisibleName, MAX_NAME_LENGTH, normalizeName, parseRfc3339 } from '@weir/domain/kernel';
import { z } from 'zod';

/** UUIDv7 made by the gateway, lower case. */
export const Id = z.uuid().meta({ description: 'UUID', example: '019bc0de-0000-7000-8000-00000000a001' });

/** A schema of openapi.json, or null. With `nullable()` the schema itself would be nullable there, everywhere. */
export function orNull<Schema extends z.ZodType>(schema: Schema): z.ZodUnion<[Schema, z.ZodNull]> {
  return z.union([schema, z.null()]);
}

/** Several ids in a query. */
export const IdList = z
  .string()
  .transform((text) => [...new Set(text.toLowerCase().split(','))])
  .pipe(z.array(Id).min(1).max(100))
  .meta({
    description: 'Ids, separated by commas. At most 100.',
    example: '019bc0de-0000-7000-8000-00000000a001',
  });

/** RFC 3339, UTC. */
export const Timestamp = z.iso
  .datetime()
  .meta({ description: 'RFC 3339, UTC', example: '2026-01-15T12:00:00.000Z' });

/**
 * A time in a request: RFC 3339 with any offset. It is parsed to UTC. In a query `+` without an encoding arrives as a
 * space, and counts as the sign.
 */
export const GivenTimestamp = z
  .string()
  .transform((text, { addIssue }) => {
    const time = parseRfc3339(text.replace(/ (?=\d\d:\d\d$)/, '+'));
    if (time === null) addIssue('must be a time in RFC 3339, such as 2026-01-15T12:00:00Z');
    return time?.toISOString() ?? z.NEVER;
  })
  .meta({
    format: 'date-time',
    description: 'RFC 3339, with any offset',
    example: '2026-01-15T13:00:00+01:00',
  });

/** A display name: 1–100 characters, normalised as {@link normalizeName} does it. */
export const Name = z
  .string()
  .overwrite(normalizeName)
  .min(1)
  .max(MAX_NAME_LENGTH)
  .refine(isVisibleName, 'must not contain control or invisible characters')
  .meta({ example: 'Research' });

/** Text as it is given, which PostgreSQL can hold. */
export const PlainText = z
  .string()
  .refine((text) => isPlainText(text), 'must not contain control characters');

/** Free text of up to 1,000 characters. Line breaks are fine. */
export const Description = z
  .string()
  .trim()
  .max(1_000)
  .refine((text) => isPlainText(text), 'must not contain control characters');

/** The name of a model. */
export const ModelName = z
  .string()
  .min(1)
  .max(256)
  .refine((text) => isPlainText(text), 'must not contain control characters')
  .meta({ example: 'llama-3.3-70b' });

/** Models by name, each once, at most 200. */
export const ModelNames = z
  .array(ModelName)
  .max(200)
  .transform((names) => [...new Set(names)])
  .meta({ example: ['llama-3.3-70b'] });

/** The wanted part of a list. */
export const PageQuery = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(20)
    .meta({ description: 'The maximum number of items.' }),
  cursor: z
    .string()
    .min(1)
    .max(1_000)
    .optional()
    .meta({ description: 'The next_cursor of the previous page.' }),
});

/** In a PATCH: `now` deactivates, at the time of the gateway's clock, and null makes active again. */
export const Deactivation = z.enum(['now']).nullable();

/** The header of requests that must not be carried out twice. */
export const IdempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 visible ASCII characters')
  .meta({
    description:
      'Your own id for this request. For 24 hours, a repeated request with the same id gets the original response, with `idempotent-replayed: true`.',
    example: '4b1e0c9a-7f0e-4b0e-9d3a-1c2d3e4f5a6b',
  });

/** Of a list of things that can be restored after their deletion. */
export const RestorablePageQuery = PageQuery.extend({
  state: z
    .enum(['active', 'deleted'])
    .default('active')
    .meta({ description: 'Active resources, or deleted ones that can be restored.' }),
});

/** The start of a name, by which a list is searched. */
export const NameStart = Name.meta({ description: 'Start of the name. Case-insensitive.', example: 'rese' });

/** Of a list that can be ordered and searched by name. */
export const NamedPageQuery = PageQuery.extend({
  q: NameStart.optional(),
  sort: z.enum(['-created_at', 'name', '-name']).default('-created_at').meta({
    description: 'Newest first, or by name (case-insensitive). A cursor keeps the order it was created with.',
  }),
});

/** A page of a list. */
export function listOf<Item extends z.ZodType>(item: Item, id: string) {
  return z.strictObject(pageOf(item)).meta({ id });
}

/** A page of a list whose items name who made or did something by id. */
export function listWithNamesOf<Item extends z.ZodType>(
  item: Item,
  id: string,
  of = 'users and service accounts',
) {
  const names = z.record(z.string(), z.string()).meta({
    description: `Names of the ${of} on this page, by id. Includes only those that you can list. Others are deleted or do not belong to the organization.`,
    example: { '019bc0de-0000-7000-8000-00000000a001': 'Ada Lovelace' },
  });
  return z.strictObject({ ...pageOf(item), names }).meta({ id });
}

function pageOf<Item extends z.ZodType>(item: Item) {
  return {
    data: z.array(item),
    has_more: z.boolean(),
    next_cursor: z
      .string()
      .nullable()
      .meta({ description: 'The cursor of the next page. Null on the last page.' }),
    filter: z.record(z.string(), z.string()).meta({
      description:
        'The filters and, if there are several, the order of this list, by parameter name. Includes defaults.',
    }),
  };
}

/** PostgreSQL text holds neither NUL nor a lone surrogate. */
function isPlainText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
