import { useLingui } from '@lingui/react/macro';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
} from 'react-aria-components';
import { IconButton } from './icon-button.tsx';
import type { ToastText } from './toast-text.ts';

const SHOWN_MS = 6_000;

const queue = new ToastQueue<ToastText>({ maxVisibleToasts: 3 });

/** Adds one. It goes by itself, and stays while it has the focus or the pointer. */
export function addToast(toast: ToastText): void {
  queue.add(toast, { timeout: SHOWN_MS });
}

/** Where toasts are shown and read out. Loaded with the first one. */
export function ToastRegion() {
  const { t } = useLingui();
  return (
    <AriaToastRegion
      queue={queue}
      aria-label={t`Notifications`}
      className="fixed right-4 bottom-4 flex flex-col gap-2 outline-none"
    >
      {({ toast }) => (
        <AriaToast
          toast={toast}
          className={`flex items-center gap-3 rounded-md border bg-raised px-3 py-2 text-text shadow-lg ${toast.content.tone === 'danger' ? 'border-danger' : 'border-success'}`}
        >
          <ToastContent>
            <Text slot="title">{toast.content.title}</Text>
          </ToastContent>
          <IconButton slot="close" label={t`Dismiss`} icon="x" />
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}
