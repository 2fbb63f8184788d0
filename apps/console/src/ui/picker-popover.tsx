import type { ReactNode } from 'react';
import { Popover } from 'react-aria-components';
import type { PickerListProps } from './picker.tsx';
import { POPOVER_CLASS } from './popover-class.ts';

/** Below its field, and at least as wide. */
export function PickerPopover({
  triggerRef,
  onClose,
  className = '',
  children,
}: Omit<PickerListProps, 'labelId'> & { className?: string; children: ReactNode }) {
  return (
    <Popover
      isOpen
      onOpenChange={onClose}
      triggerRef={triggerRef}
      placement="bottom start"
      className={`${POPOVER_CLASS} min-w-(--trigger-width) ${className}`}
    >
      {children}
    </Popover>
  );
}
