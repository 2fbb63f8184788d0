import { TextField as AriaTextField, Input, TextArea } from 'react-aria-components';
import { FieldFrame, type FieldProps, INPUT_CLASS } from './field.tsx';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'url' | 'password' | 'search';
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly autoComplete?: string;
  /** Lines of a larger box; one line if absent. */
  readonly rows?: number;
  readonly isReadOnly?: boolean;
}

export function TextField({ label, description, error, rows, placeholder, ...props }: TextFieldProps) {
  return (
    <AriaTextField {...props} isInvalid={typeof error === 'string'} className="flex min-w-0 flex-col gap-1">
      <FieldFrame label={label} description={description} error={error}>
        {rows === undefined ? (
          <Input placeholder={placeholder} className={INPUT_CLASS} />
        ) : (
          <TextArea rows={rows} placeholder={placeholder} className={INPUT_CLASS} />
        )}
      </FieldFrame>
    </AriaTextField>
  );
}
