import { Link } from '../../ui/link.tsx';
import { useConnection, useConnections } from './connection-queries.ts';

const LISTED = 100;

/** The name of a connection, leading to it: of the list where it is there, else asked for. */
export function ConnectionName({ connectionId }: { connectionId: string }) {
  const list = useConnections({}, LISTED);
  const listed = list.data?.data.find(({ id }) => id === connectionId);
  const connection = useConnection(connectionId, !list.isPending && listed === undefined);
  return (
    <Link to="/admin/connections/$connectionId" params={{ connectionId }}>
      {(listed ?? connection.data)?.name ?? connectionId}
    </Link>
  );
}
