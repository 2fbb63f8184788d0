import { defineConfig } from 'vitest/config';

/** Hundreds of small files that share nothing but the program: loading it once for all of them saves minutes. */
const MANAGEMENT_PLANE = ['apps/gateway/{src/http,test}/management-plane/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'all else',
          include: ['packages/*/{src,test}/**/*.test.ts', 'apps/*/{src,test}/**/*.test.ts'],
          exclude: MANAGEMENT_PLANE,
        },
      },
      { extends: true, test: { name: 'management plane', include: MANAGEMENT_PLANE, isolate: false } },
    ],
    globalSetup: ['packages/postgres/testing/postgres-global-setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: process.env.CI ? ['default', ['json', { outputFile: '.reports/tests.json' }]] : ['default'],
  },
});
