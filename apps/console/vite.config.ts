import { fileURLToPath } from 'node:url';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import babel from '@rolldown/plugin-babel';
import tailwindcss from '@tailwindcss/vite';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressAssets } from './compress-assets.ts';
import { routerOptions } from './router-options.ts';

/** A running gateway, for `dev`. */
const GATEWAY = process.env.WEIR_URL ?? 'http://127.0.0.1:3000';

export default defineConfig(({ command }) => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Where it is served is known at run time only: index.html has a base element.
  base: command === 'build' ? './' : '/console/',
  plugins: [
    tanstackRouter(routerOptions),
    react(),
    lingui(),
    // English texts stay in the code: they need no catalogue, and stand in where a translation is missing.
    babel({ presets: [linguiTransformerBabelPreset({ descriptorFields: 'message' })] }),
    tailwindcss(),
    compressAssets(),
    {
      ...optimizeLocales.vite({
        locales: ['en-US', 'de-DE', 'es-ES', 'fr-FR', 'it-IT', 'ja-JP', 'ko-KR', 'pt-BR', 'zh-CN'],
      }),
      enforce: 'pre' as const,
    },
  ],
  build: {
    target: 'es2023',
    // Trusted types forbid what the polyfill does, and every browser of the target has it.
    modulePreload: {
      polyfill: false,
      // The table of what each screen needs would be 4 KiB of the first load; links load screens before the press.
      resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []),
    },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          // What is loaded first is many small files, which compress better as two.
          groups: [
            {
              name: 'vendor',
              test: /\/node_modules\/(react|react-dom|scheduler|use-sync-external-store|clsx|@tanstack\/(query-core|react-query|router-core|react-router|history|store|react-store)|@lingui\/(core|react)|zod|openapi-fetch|openapi-react-query)\//,
            },
            {
              name: 'console',
              test: /\/src\/(routes\/[^?]+|[^?]*-search|screens[^?]*|(session|format)\/[^?]*|i18n\/(activate-locale|compile-message|locales)|shell\/(?!command-palette)[^?]*|period\/last-day|ui\/(badge|button|card|code-block|copy-button|describe-error|description-list|dialog|empty-state|error-\w+|hint|icon|icon-button|known-number|link|menu|meter|page|scroll-area|skeleton|stats?|time|toast|toolbar|tooltip|api-calls)|features\/((home|received-invitations)\/(?!first-steps)[^?]+|usage\/(usage-cards|usage-queries|usage-of|requests-link|prepare-change)|subscriptions\/(subscription-queries|subscription-of)|models\/model-queries|requests\/request-queries|limits\/use-period-name|branding\/(logo|branding-queries)|banners\/banner-(queries|strip)))\.tsx?$/,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/v1', '/health', '/version', '/docs', '/api-docs'].map((path) => [path, { target: GATEWAY }]),
    ),
  },
}));
