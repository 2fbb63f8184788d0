import { lazy, Suspense } from 'react';
import type { DialogProps } from './dialog-props.ts';

const DialogFrame = lazy(async () => ({ default: (await import('./dialog-frame.tsx')).DialogFrame }));

/** Its content is mounted only while it is open, and dropped when it closes. */
export function Dialog(props: DialogProps) {
  if (!props.isOpen) return null;
  return (
    <Suspense>
      <DialogFrame {...props} />
    </Suspense>
  );
}
