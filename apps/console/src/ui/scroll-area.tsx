import type { ReactNode } from 'react';

export interface ScrollAreaProps {
  /** What scrolls, for screen readers. */
  readonly label: string;
  readonly maxHeight?: 'none' | 'chart';
  readonly isDimmed?: boolean;
  /** Whether it reaches into the padding of its panel, as the cells of a table do. */
  readonly isInset?: boolean;
  readonly children: ReactNode;
}

/** What is wider or higher than its place. It takes the focus, so that the keyboard can scroll it. */
export function ScrollArea({ label, maxHeight = 'none', isDimmed, isInset, children }: ScrollAreaProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see axe's scrollable-region-focusable
      tabIndex={0}
      className={`min-w-0 overflow-auto ${isInset === true ? '-mx-2' : ''} ${maxHeight === 'chart' ? 'max-h-72' : ''} ${isDimmed === true ? 'opacity-60' : ''}`}
    >
      {children}
    </section>
  );
}
