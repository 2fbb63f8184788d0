import { createFileRoute } from '@tanstack/react-router';
import { ComponentsPage } from '../../../features/system/components-page.tsx';

export const Route = createFileRoute('/_app/system/components')({ component: ComponentsPage });
