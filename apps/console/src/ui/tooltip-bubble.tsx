import type { RefObject } from 'react';
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components';

export interface TooltipBubbleProps {
  readonly id: string;
  readonly text: string;
  readonly triggerRef: RefObject<Element | null>;
  readonly onClose: () => void;
}

/** An open tooltip. Loaded when the first one opens. */
export function TooltipBubble({ id, text, triggerRef, onClose }: TooltipBubbleProps) {
  return (
    <TooltipTriggerStateContext
      value={{ isOpen: true, shouldSkipAnimation: true, open() {}, close: onClose }}
    >
      <Tooltip
        triggerRef={triggerRef}
        offset={6}
        className="max-w-xs rounded-md border border-line bg-raised px-2 py-1 text-sm text-text shadow-md"
      >
        <span id={id}>{text}</span>
      </Tooltip>
    </TooltipTriggerStateContext>
  );
}
