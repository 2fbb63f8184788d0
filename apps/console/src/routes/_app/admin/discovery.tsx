import { createFileRoute } from '@tanstack/react-router';
import { DiscoveryPage } from '../../../features/discovery/discovery-page.tsx';

export const Route = createFileRoute('/_app/admin/discovery')({ component: DiscoveryPage });
