import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { BannersPage } from '../../../features/banners/banners-page.tsx';

export const Route = createFileRoute('/_app/admin/banners')({
  validateSearch: z.object({ cursor: z.catch(z.optional(z.string().check(z.maxLength(1_000))), undefined) }),
  component: Page,
});

function Page() {
  return <BannersPage cursor={Route.useSearch().cursor} />;
}
