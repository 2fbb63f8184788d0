import { Trans } from '@lingui/react/macro';
import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

export function OfflineBanner() {
  const isOnline = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  if (isOnline) return null;
  return (
    <p role="status" className="bg-warning-soft px-4 py-2 text-center text-warning">
      <Trans>You are offline. This page may show old data. It reloads when you are back online.</Trans>
    </p>
  );
}
