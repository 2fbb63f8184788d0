/**
 * The names of the fields that a patch changes, for the audit log and to decide whether anything is written. An absent
 * (or undefined) field is unchanged; null is a value like any other.
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

/** The audit log names fields as the API does. */
function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
