import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Tooltip } from './tooltip.tsx';

/** More about a piece of text, by hover and by focus. A button that does nothing: only controls may have a tooltip. */
export function Hint({ text, children }: { text: string; children: ReactNode }) {
  return (
    <Tooltip text={text}>
      <Button className="inline-block min-h-6 min-w-6 leading-6 cursor-help [text-align:inherit] decoration-line-strong decoration-dotted underline-offset-4 data-hovered:underline">
        {children}
      </Button>
    </Tooltip>
  );
}
