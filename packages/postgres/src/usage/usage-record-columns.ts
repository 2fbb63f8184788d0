import { snakeCase, USAGE_RECORD_FIELDS, type UsageField } from '@weir/domain/usage';

/** A column of `usage_records`, and where its value is in a record. */
export interface UsageRecordColumn {
  readonly name: string;
  readonly field: Exclude<UsageField, { readonly kind: 'group' }>;
  /** The member of the record that holds it; null when it is a member itself. */
  readonly group: string | null;
  readonly member: string;
}

/** The columns of a record's fields, in their order: all of `usage_records` except `recorded_at`. */
export const USAGE_RECORD_COLUMNS: readonly UsageRecordColumn[] = Object.entries(USAGE_RECORD_FIELDS).flatMap(
  ([name, field]): UsageRecordColumn[] =>
    field.kind === 'group'
      ? Object.entries(field.fields).map(([member, inner]) => ({
          name: field.prefix + snakeCase(member),
          field: inner,
          group: name,
          member,
        }))
      : [{ name: snakeCase(name), field, group: null, member: name }],
);

/**
 * The composite type of these columns, named by their number. During an upgrade, gateways of the previous release use the
 * previous type, so a new field creates a new type and leaves the others unchanged.
 */
export const USAGE_RECORD_ROW = `usage_record_row_${USAGE_RECORD_COLUMNS.length}`;
