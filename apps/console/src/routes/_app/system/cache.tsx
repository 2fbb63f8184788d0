import { createFileRoute } from '@tanstack/react-router';
import { CachePage } from '../../../features/analytics-cache/cache-page.tsx';

export const Route = createFileRoute('/_app/system/cache')({ component: CachePage });
