import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { ToastText } from './toast-text.ts';

const load = () => import('./toast-region.tsx');
const ToastRegion = lazy(async () => ({ default: (await load()).ToastRegion }));

const listeners = new Set<() => void>();
let isNeeded = false;

/** Says that something was done. Failures stand where they happened instead. */
export function showToast(title: string, tone: ToastText['tone'] = 'success'): void {
  isNeeded = true;
  for (const listener of listeners) listener();
  void load().then(({ addToast }) => addToast({ title, tone }));
}

/** Shows toasts, from the first one on. */
export function Toasts() {
  const isShown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isNeeded,
  );
  if (!isShown) return null;
  return (
    <Suspense>
      <ToastRegion />
    </Suspense>
  );
}
