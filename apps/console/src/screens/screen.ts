import type { MessageDescriptor } from '@lingui/core';
import type { Permission } from '../session/session.ts';
import type { IconName } from '../ui/icon.tsx';

/** One screen: an address, its heading, and who it is for. */
export interface Screen {
  /** Of the route, with its parameters. */
  readonly path: string;
  /** The h1 of the screen, and its name in the navigation. */
  readonly heading: MessageDescriptor;
  /** What one needs to see it, in the organization of the path if it has one; absent for everybody. */
  readonly needs?: Permission;
  /** Where it stands in the navigation; absent for screens that others lead to. */
  readonly group?: ScreenGroup;
  readonly icon?: IconName;
  /** Shown without a session. */
  readonly isPublic?: boolean;
}

export type ScreenGroup = 'personal' | 'organization' | 'admin' | 'system';
