import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';

/** A short text about a control that has the focus or the pointer. The control must be one that takes focus. */
export function Tooltip({ text, children }: { text: string; children: ReactElement }) {
  return (
    <TooltipTrigger delay={400}>
      {children}
      <AriaTooltip
        offset={6}
        className="max-w-xs rounded-md border border-line bg-raised px-2 py-1 text-sm text-text shadow-md"
      >
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
