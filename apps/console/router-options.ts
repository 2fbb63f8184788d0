import { fileURLToPath } from 'node:url';
import type { Config } from '@tanstack/router-plugin';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** How the tree of routes is made from the files in src/routes. */
export const routerOptions = {
  target: 'react',
  routesDirectory: path('src/routes'),
  generatedRouteTree: path('src/routes.generated.ts'),
  autoCodeSplitting: true,
  quoteStyle: 'single',
  semicolons: true,
  addExtensions: true,
} satisfies Partial<Config>;
