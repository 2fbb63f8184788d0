import { useLingui } from '@lingui/react/macro';
import {
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { IconButton } from './icon-button.tsx';

interface ToastText {
  readonly title: string;
  readonly tone?: 'success' | 'danger';
}

const SHOWN_MS = 6_000;

const queue = new ToastQueue<ToastText>({ maxVisibleToasts: 3 });

/** Says that something was done. Failures stand where they happened instead. */
export function showToast(title: string, tone: ToastText['tone'] = 'success'): void {
  queue.add({ title, tone }, { timeout: SHOWN_MS });
}

export function Toasts() {
  const { t } = useLingui();
  return (
    <ToastRegion
      queue={queue}
      aria-label={t`Notices`}
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
    </ToastRegion>
  );
}
