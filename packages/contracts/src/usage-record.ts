import { shownNameOf, USAGE_RECORD_FIELDS, type UsageField, type UsageValueField } from '@weir/domain/usage';
import { z } from 'zod';
import { Id, Timestamp } from './common.ts';

const SCHEMAS: Readonly<Record<Exclude<UsageValueField['kind'], 'enum'>, z.ZodType>> = {
  uuid: Id,
  text: z.string(),
  code: z.string(),
  integer: z.number().int(),
  flag: z.boolean(),
  counts: z.array(z.number().int()),
  pairs: z.record(z.string(), z.string()),
  strip: z.strictObject({ slice_us: z.number().int(), tokens: z.array(z.number().int()) }),
  money: z.string(),
  timestamp: Timestamp,
};

/** A usage record: the fields of the ledger, as `weir usage records --json` prints them. */
export const UsageRecord = z
  .strictObject(shapeOf(USAGE_RECORD_FIELDS))
  .meta({ id: 'UsageRecord', description: 'Durations are in microseconds. Null means unknown, never zero.' });

/** Money appears twice: in nano-USD, and for display. */
function shapeOf(fields: Readonly<Record<string, UsageField>>): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, { nullable, ...rest }]) => {
      const name = shownNameOf(field);
      const schema = schemaOf(rest as UsageField);
      const shown: [string, z.ZodType][] = [[name, nullable === true ? schema.nullable() : schema]];
      if (rest.kind === 'money') shown.push([name.replace('_nano_usd', ''), z.string().nullable()]);
      return shown;
    }),
  );
}

function schemaOf(field: UsageField): z.ZodType {
  switch (field.kind) {
    case 'group':
      return z.strictObject(shapeOf(field.fields));
    case 'list':
      return z.array(z.strictObject(shapeOf(field.fields)));
    case 'enum':
      return z.enum(Object.keys(field.values));
    default:
      return SCHEMAS[field.kind];
  }
}
