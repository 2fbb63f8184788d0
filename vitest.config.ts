import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * They share nothing but the program, and it is loaded once for all of them: that saves minutes. What measures memory or
 * times, sets flags of Node or starts telemetry is not among them.
 */
const NOT_ISOLATED = {
  'data plane': [
    'apps/gateway/src/*.test.ts',
    'apps/gateway/src/http/{*,console/*,data-plane/*,openapi/*}.test.ts',
    'apps/gateway/test/{http,operations}/*.test.ts',
    'apps/gateway/test/data-plane/!(body-memory|records|slow-reader).test.ts',
  ],
  'management plane': ['apps/gateway/{src/http,test}/management-plane/**/*.test.ts'],
  console: ['apps/console/src/**/*.test.ts'],
  packages: [
    'packages/{contracts,coordination,crypto,domain,identity-providers,images,mailer,postgres,providers,simulator,spool,testing,webhooks}/{src,test}/**/*.test.ts',
  ],
};

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'all else',
          include: ['packages/*/{src,test}/**/*.test.ts', 'apps/*/{src,test}/**/*.test.ts'],
          exclude: Object.values(NOT_ISOLATED).flat(),
        },
      },
      ...Object.entries(NOT_ISOLATED).map(([name, include]) => ({
        extends: true as const,
        test: { name, include, isolate: false },
      })),
    ],
    // One more than there are cores, since half of what tests do is wait. The database has connections for eight workers.
    maxWorkers: Math.min(availableParallelism() + 1, 8),
    globalSetup: [
      'packages/postgres/testing/postgres-global-setup.ts',
      'apps/gateway/test/gateway-program-global-setup.ts',
    ],
    // Long, since a machine may be busy with other things: a test that hangs is rare, one that is slow is not.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    reporters: process.env.CI ? ['default', ['json', { outputFile: '.reports/tests.json' }]] : ['default'],
  },
});
