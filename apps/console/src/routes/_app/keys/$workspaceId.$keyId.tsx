import { createFileRoute } from '@tanstack/react-router';
import { KeyPage } from '../../../features/keys/key-page.tsx';

export const Route = createFileRoute('/_app/keys/$workspaceId/$keyId')({ component: Page });

function Page() {
  return <KeyPage {...Route.useParams()} />;
}
