import { createFileRoute } from '@tanstack/react-router';
import { ReplicasPage } from '../../../features/system/replicas-page.tsx';

export const Route = createFileRoute('/_app/system/replicas')({ component: ReplicasPage });
