/**
 * The names of the fields that a patch changes, for the audit log and to tell whether there is anything to write.
 * An absent (or undefined) field is unchanged; null is a value like any other.
 */
export function changedFields<Entity extends object>(
  entity: Entity,
  patch: { readonly [Field in keyof Entity]?: Entity[Field] | undefined },
): string[] {
  return Object.entries(patch)
    .filter(([field, value]) => value !== undefined && !same(value, entity[field as keyof Entity]))
    .map(([field]) => snakeCase(field));
}

function same(one: unknown, other: unknown): boolean {
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  if (typeof one === 'object' && one !== null) return JSON.stringify(one) === JSON.stringify(other);
  return one === other;
}

/** Fields are named in the audit log as they are on the wire. */
function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
