import { cloneElement, lazy, type ReactElement, Suspense, useRef, useState } from 'react';
import type { MenuEntry } from './menu-entry.ts';
import type { MenuTriggerProps } from './menu-trigger-props.ts';

const MenuPopover = lazy(async () => ({ default: (await import('./menu-popover.tsx')).MenuPopover }));

export interface MenuProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** Button or IconButton. */
  readonly children: ReactElement<MenuTriggerProps>;
}

/** A button and what it offers. */
export function Menu({ label, entries, children }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const triggerRef = useRef<HTMLSpanElement>(null);
  return (
    <span ref={triggerRef} className="inline-flex">
      {cloneElement(children, {
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        onPress: () => setOpen(!isOpen),
      })}
      {isOpen ? (
        <Suspense>
          <MenuPopover
            label={label}
            entries={entries}
            triggerRef={triggerRef}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </span>
  );
}
