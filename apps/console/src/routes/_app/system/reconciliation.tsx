import { createFileRoute } from '@tanstack/react-router';
import { ReconciliationPage } from '../../../features/reconciliation/reconciliation-page.tsx';

export const Route = createFileRoute('/_app/system/reconciliation')({ component: ReconciliationPage });
