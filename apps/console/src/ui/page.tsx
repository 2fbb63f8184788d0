import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type ScreenPath, screenAt } from '../screens.ts';
import { type ApiCall, ApiCalls } from './api-calls.tsx';
import { ErrorBoundary } from './error-boundary.tsx';

export interface PageProps {
  /** The path of its entry in screens.ts, which has its heading. */
  readonly screen: ScreenPath;
  /** What the screen is about, where the heading alone does not say: the name of a key. */
  readonly subject?: string | undefined;
  /** Under the heading: a sentence on what one does here. */
  readonly lead?: ReactNode;
  /** Buttons beside the heading. */
  readonly actions?: ReactNode;
  /** The calls of the API that show the same. */
  readonly calls?: readonly ApiCall[];
  readonly children: ReactNode;
}

/** The frame of every screen: heading, title of the window, actions, "Show as API call". */
export function Page({ screen, subject, lead, actions, calls, children }: PageProps) {
  const { i18n } = useLingui();
  const heading = i18n._(screenAt(screen).heading);
  return (
    <>
      <title>{`${subject === undefined ? heading : `${subject} · ${heading}`} · Weir`}</title>
      <div className="flex flex-col gap-2 sm:gap-1">
        <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2">
          <div className="flex min-w-0 flex-col gap-1">
            {subject === undefined ? (
              <h1 className="text-2xl font-semibold">{heading}</h1>
            ) : (
              <>
                <h1 className="font-medium text-muted">{heading}</h1>
                <p className="text-2xl font-semibold wrap-anywhere">{subject}</p>
              </>
            )}
          </div>
          <div className="flex flex-wrap items-center gap-2">
            {actions}
            {calls === undefined || calls.length === 0 ? null : <ApiCalls calls={calls} />}
          </div>
        </div>
        {lead === undefined ? null : <p className="max-w-3xl text-muted">{lead}</p>}
      </div>
      <ErrorBoundary>{children}</ErrorBoundary>
    </>
  );
}
