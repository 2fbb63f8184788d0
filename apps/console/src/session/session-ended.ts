import { useSyncExternalStore } from 'react';
import { CONSOLE_PATH } from '../base-path.ts';

/** Between the tabs of one browser. */
const tabs = new BroadcastChannel('weir.session');
const SIGNED_OUT = 'signed out';

const listeners = new Set<() => void>();
let ended = false;

/** Whether the gateway has answered that the session is over, after it was open in this tab. */
export const sessionEnded = {
  get: () => ended,
  set(value: boolean) {
    ended = value;
    for (const listener of listeners) listener();
  },
};

export function useSessionEnded(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, sessionEnded.get);
}

/** Leaves every tab of this browser, and forgets what they show. */
export function signedOut(): void {
  tabs.postMessage(SIGNED_OUT);
  leave();
}

tabs.addEventListener('message', ({ data }) => {
  if (data === SIGNED_OUT) leave();
});

function leave(): void {
  const signIn = `${CONSOLE_PATH}sign-in`;
  if (window.location.pathname !== signIn) window.location.replace(signIn);
}
