import { msg } from '@lingui/core/macro';
import type { Screen } from './screen.ts';

export const personalScreens = [
  { path: '/sign-in', heading: msg`Sign in`, isPublic: true },
  { path: '/', heading: msg`Home`, group: 'personal', icon: 'home' },
  { path: '/models', heading: msg`Models`, needs: 'catalog.read', group: 'personal', icon: 'box' },
  { path: '/models/$modelId', heading: msg`Model`, needs: 'catalog.read' },
  {
    path: '/subscriptions',
    heading: msg`Subscriptions`,
    needs: 'subscription.list',
    group: 'personal',
    icon: 'tag',
  },
  { path: '/keys', heading: msg`API keys`, needs: 'api_key.list', group: 'personal', icon: 'key' },
  { path: '/keys/$workspaceId/$keyId', heading: msg`API key`, needs: 'api_key.read' },
  { path: '/usage', heading: msg`My usage`, needs: 'profile.usage.read', group: 'personal', icon: 'chart' },
  {
    path: '/requests',
    heading: msg`My requests`,
    needs: 'profile.usage.read',
    group: 'personal',
    icon: 'list',
  },
  { path: '/requests/$recordId', heading: msg`Request`, needs: 'profile.usage.read' },
  {
    path: '/playground',
    heading: msg`Playground`,
    needs: 'playground_key.create',
    group: 'personal',
    icon: 'play',
  },
  { path: '/connect', heading: msg`Connect a client`, group: 'personal', icon: 'plug' },
  { path: '/explain', heading: msg`Why was this refused?`, group: 'personal', icon: 'ban' },
  {
    path: '/notifications',
    heading: msg`Notifications`,
    needs: 'notification.list',
    group: 'personal',
    icon: 'bell',
  },
  { path: '/account/profile', heading: msg`Profile`, needs: 'profile.read', icon: 'person' },
  { path: '/account/sessions', heading: msg`Sessions`, needs: 'session.list', icon: 'shield' },
  {
    path: '/account/tokens',
    heading: msg`Personal access tokens`,
    needs: 'personal_access_token.list',
    icon: 'terminal',
  },
  { path: '/account/jobs', heading: msg`Jobs`, needs: 'job.list', icon: 'clock' },
  { path: '/account/preferences', heading: msg`Preferences`, icon: 'settings' },
] as const satisfies readonly Screen[];
