import type { ReactNode } from 'react';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the end. */
  readonly actions?: ReactNode;
  /** For what needs an answer: it does not close by Escape or a press outside. */
  readonly isRequired?: boolean;
  readonly size?: 'narrow' | 'wide';
}
