import { createFileRoute } from '@tanstack/react-router';
import { UserPage } from '../../../../features/users/user-page.tsx';

export const Route = createFileRoute('/_app/admin/users/$userId')({ component: Page });

function Page() {
  return <UserPage {...Route.useParams()} />;
}
