import type { IconName } from './icon.tsx';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly look?: 'danger';
  readonly isDisabled?: boolean;
  /** Marks the entry that holds now. */
  readonly isCurrent?: boolean;
  readonly onAction: () => void;
}
