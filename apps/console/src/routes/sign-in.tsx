import { createFileRoute } from '@tanstack/react-router';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { signInSearch } from '../features/sign-in/sign-in-search.ts';

export const Route = createFileRoute('/sign-in')({ validateSearch: signInSearch, component: Page });

function Page() {
  return <SignInPage returnTo={Route.useSearch().return_to} />;
}
