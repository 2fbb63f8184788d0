import { Combobox } from '../../ui/combobox.tsx';
import { useConnections } from './connection-queries.ts';

export interface ConnectionFieldProps {
  readonly label: string;
  /** The id of a connection. */
  readonly value: string | null;
  readonly onChange: (connectionId: string | null) => void;
  readonly nothing?: string;
  readonly error?: string | null;
  readonly isRequired?: boolean;
}

const LISTED = 100;

/** One of the platform's connections. */
export function ConnectionField(props: ConnectionFieldProps) {
  const connections = useConnections({}, LISTED);
  return (
    <Combobox
      {...props}
      choices={(connections.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
