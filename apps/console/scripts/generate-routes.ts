import { fileURLToPath } from 'node:url';
import { Generator, getConfig } from '@tanstack/router-generator';
import { routerOptions } from '../router-options.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
await new Generator({ config: getConfig(routerOptions, root), root }).run();
