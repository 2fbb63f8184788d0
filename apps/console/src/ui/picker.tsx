import { useLingui } from '@lingui/react/macro';
import { type ReactNode, type RefObject, Suspense, useId, useRef, useState } from 'react';
import { Button, FieldErrorContext, LabelContext, Provider, TextContext } from 'react-aria-components';
import { FieldFrame, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';

/** What an open list takes. */
export interface PickerListProps {
  readonly labelId: string;
  readonly triggerRef: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

export interface PickerProps
  extends Pick<FieldProps, 'label' | 'description' | 'error' | 'isDisabled' | 'isRequired' | 'autoFocus'> {
  readonly isLabelHidden?: boolean | undefined;
  /** What is chosen. */
  readonly text: string;
  /** Whether the text only says what to choose. */
  readonly isPlaceholder?: boolean;
  /** The list that opens. Its code is loaded by then: most lists of a screen never open. */
  readonly children: (list: PickerListProps) => ReactNode;
}

/** A field that shows what is chosen, and opens a list to choose from. For the fields of this folder. */
export function Picker({
  label,
  description,
  error,
  isDisabled,
  isRequired,
  autoFocus,
  isLabelHidden,
  text,
  isPlaceholder = false,
  children,
}: PickerProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [isSent, setSent] = useState(false);
  const triggerRef = useRef<HTMLButtonElement>(null);
  const [labelId, textId, descriptionId, errorId] = [useId(), useId(), useId(), useId()];
  const shownError = error ?? (isSent && isPlaceholder ? t`Choose one` : null);
  const isInvalid = shownError !== null;
  const describedBy = [description === undefined ? null : descriptionId, isInvalid ? errorId : null];
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <Provider
        values={[
          [LabelContext, { id: labelId, elementType: 'span', onClick: () => triggerRef.current?.focus() }],
          [TextContext, { slots: { description: { id: descriptionId }, errorMessage: { id: errorId } } }],
          [FieldErrorContext, { isInvalid, validationErrors: [], validationDetails: {} as ValidityState }],
        ]}
      >
        <FieldFrame label={label} description={description} error={shownError} isLabelHidden={isLabelHidden}>
          <Button
            ref={triggerRef}
            aria-haspopup="listbox"
            aria-expanded={isOpen}
            aria-labelledby={`${labelId} ${textId}`}
            aria-describedby={describedBy.filter((id) => id !== null).join(' ') || undefined}
            isDisabled={isDisabled}
            autoFocus={autoFocus}
            onPress={() => setOpen(!isOpen)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setOpen(true);
              else event.continuePropagation();
            }}
            className="flex min-h-8 min-w-32 max-w-full cursor-default items-center justify-between gap-2 rounded-md border border-line-strong bg-surface px-2 py-1 text-left data-disabled:opacity-50 data-hovered:bg-hover"
          >
            <span id={textId} className={`truncate ${isPlaceholder ? 'text-muted' : ''}`}>
              {text}
            </span>
            <Icon name="chevronDown" />
          </Button>
        </FieldFrame>
      </Provider>
      {/* Keeps the form from being sent. */}
      {isRequired === true && isPlaceholder ? (
        <input
          required
          aria-hidden="true"
          tabIndex={-1}
          className="sr-only"
          value=""
          onChange={() => {}}
          onInvalid={(event) => {
            event.preventDefault();
            setSent(true);
            triggerRef.current?.focus();
          }}
        />
      ) : null}
      {isOpen ? (
        <Suspense>{children({ labelId, triggerRef, onClose: () => setOpen(false) })}</Suspense>
      ) : null}
    </div>
  );
}
