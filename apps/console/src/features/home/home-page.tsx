import { Trans } from '@lingui/react/macro';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';

export function HomePage() {
  const { user } = useSession();
  return (
    <Page
      screen="/"
      lead={<Trans>Welcome, {user.display_name}.</Trans>}
      calls={[{ method: 'GET', path: '/v1/auth/session' }]}
    >
      <Card>
        <p>
          <Trans>Make an API key to send requests through Weir.</Trans>
        </p>
        <div>
          <Link to="/keys" look="primary">
            <Trans>API keys</Trans>
          </Link>
        </div>
      </Card>
    </Page>
  );
}
