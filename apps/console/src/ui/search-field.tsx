import { SearchField as AriaSearchField, Input } from 'react-aria-components';
import { INPUT_CLASS } from './field.tsx';
import { Icon } from './icon.tsx';

export interface SearchFieldProps {
  /** What it searches; not drawn, and the placeholder. */
  readonly label: string;
  readonly defaultValue?: string;
  /** With Enter, and with an empty text when it is cleared. */
  readonly onSubmit: (text: string) => void;
}

export function SearchField({ label, defaultValue, onSubmit }: SearchFieldProps) {
  return (
    <AriaSearchField
      aria-label={label}
      defaultValue={defaultValue ?? ''}
      onSubmit={onSubmit}
      onClear={() => onSubmit('')}
      className="relative flex w-64 max-w-full items-center max-sm:col-span-2 max-sm:w-full"
    >
      <span className="pointer-events-none absolute left-2 text-muted">
        <Icon name="search" />
      </span>
      <Input placeholder={label} className={`${INPUT_CLASS} pl-8`} />
    </AriaSearchField>
  );
}
