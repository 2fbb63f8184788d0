import { ApiError } from '@weir/api-client';

/**
 * What the gateway says about one field of a form, and about the whole otherwise: an error that names none of the fields
 * belongs to the form.
 */
export function formErrors<Field extends string>(error: unknown, fields: readonly Field[]) {
  const field = error instanceof ApiError ? fields.find((name) => isAbout(error.param, name)) : undefined;
  return {
    of: (name: Field): string | null => (field === name ? (error as ApiError).message : null),
    ofForm: field === undefined ? error : null,
  };
}

/** Whether a path of a parameter (`limits.budgets.0.amount`) is of the field or inside it. */
function isAbout(param: string | null, field: string): boolean {
  return (
    param !== null && (param === field || param.startsWith(`${field}.`) || param.startsWith(`${field}[`))
  );
}
