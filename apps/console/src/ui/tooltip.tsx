import { cloneElement, lazy, type ReactElement, Suspense, useEffect, useId, useRef, useState } from 'react';

const TooltipBubble = lazy(async () => ({ default: (await import('./tooltip-bubble.tsx')).TooltipBubble }));

const DELAY_MS = 400;
/** So that the pointer reaches the text (WCAG 1.4.13). */
const LINGER_MS = 200;

export interface TooltipProps {
  readonly text: string;
  /** A control that takes focus. */
  readonly children: ReactElement<{ readonly 'aria-describedby'?: string | undefined }>;
}

/** A short text about a control that has the focus or the pointer. What draws it is loaded with the first one. */
export function Tooltip({ text, children }: TooltipProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const triggerRef = useRef<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const turn = (open: boolean, afterMs = 0) => {
    clearTimeout(timer.current);
    if (afterMs === 0) setOpen(open);
    else timer.current = setTimeout(() => setOpen(open), afterMs);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it watches what bubbles up from the control
    <span
      className="contents"
      ref={(span) => {
        triggerRef.current = span?.firstElementChild ?? null;
      }}
      onPointerEnter={({ pointerType }) => (pointerType === 'touch' ? undefined : turn(true, DELAY_MS))}
      onPointerLeave={() => turn(false, LINGER_MS)}
      onPointerDown={() => turn(false)}
      onFocus={({ target }) => (target.matches(':focus-visible') ? turn(true) : undefined)}
      onBlur={() => turn(false)}
      onKeyDown={() => turn(false)}
    >
      {cloneElement(children, { 'aria-describedby': isOpen ? id : undefined })}
      {isOpen ? (
        <Suspense>
          <TooltipBubble id={id} text={text} triggerRef={triggerRef} onClose={() => turn(false)} />
        </Suspense>
      ) : null}
    </span>
  );
}
