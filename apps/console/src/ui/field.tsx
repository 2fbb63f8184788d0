import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';

export const INPUT_CLASS =
  'min-h-8 w-full rounded-md border border-line-strong bg-surface px-2 py-1 text-text placeholder:text-muted ' +
  'data-disabled:opacity-50 data-invalid:border-danger';

export interface FieldProps {
  readonly label: string;
  readonly description?: ReactNode;
  /** What is wrong with the value, as the gateway or a check says. */
  readonly error?: string | null;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly name?: string;
  readonly autoFocus?: boolean;
}

/** Label above, description and error below. For the fields of this folder. */
export function FieldFrame({
  label,
  description,
  error,
  isLabelHidden,
  children,
}: Pick<FieldProps, 'label' | 'description' | 'error'> & { isLabelHidden?: boolean; children: ReactNode }) {
  return (
    <>
      <Label className={isLabelHidden === true ? 'sr-only' : 'text-sm font-medium'}>{label}</Label>
      {children}
      {description === undefined ? null : (
        <Text slot="description" className="text-sm text-muted">
          {description}
        </Text>
      )}
      <FieldError className="text-sm text-danger">
        {error === undefined || error === null ? undefined : error}
      </FieldError>
    </>
  );
}
