import { msg } from '@lingui/core/macro';
import type { Screen } from './screen.ts';

export const systemScreens = [
  {
    path: '/system/components',
    heading: msg`Components`,
    needs: 'platform.system.read',
    group: 'system',
    icon: 'server',
  },
  {
    path: '/system/breakers',
    heading: msg`Breakers`,
    needs: 'connection.list_breakers',
    group: 'system',
    icon: 'plug',
  },
  {
    path: '/system/replicas',
    heading: msg`Replicas`,
    needs: 'platform.system.read',
    group: 'system',
    icon: 'database',
  },
  { path: '/system/live', heading: msg`Live`, needs: 'request.list_all', group: 'system', icon: 'activity' },
  {
    path: '/system/latency',
    heading: msg`Latency and overhead`,
    needs: 'platform.usage.read',
    group: 'system',
    icon: 'clock',
  },
  {
    path: '/system/cache',
    heading: msg`Analytics cache`,
    needs: 'platform.usage.read',
    group: 'system',
    icon: 'refresh',
  },
  {
    path: '/system/reconciliation',
    heading: msg`Reconciliation`,
    needs: 'platform.reconciliation.read',
    group: 'system',
    icon: 'check',
  },
] as const satisfies readonly Screen[];
