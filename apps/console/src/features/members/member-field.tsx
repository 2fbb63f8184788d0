import { Combobox } from '../../ui/combobox.tsx';
import type { FieldProps } from '../../ui/field.tsx';
import { useSearchText } from '../../ui/use-search-text.ts';
import { type Member, useMember, useMembers } from './member-queries.ts';

export interface MemberFieldProps extends FieldProps {
  readonly organizationId: string;
  /** The id of a user. */
  readonly value: string | null;
  readonly onChange: (userId: string | null) => void;
  readonly placeholder?: string;
}

/** One of the members of an organization, found by name or address. */
export function MemberField({ organizationId, value, ...props }: MemberFieldProps) {
  const [q, onSearch] = useSearchText();
  const members = useMembers(organizationId, { q, sort: 'name' }).data?.data ?? [];
  const chosen = useMember(organizationId, value).data;
  return (
    <Combobox
      {...props}
      choices={members.map(choiceOf)}
      chosen={chosen === undefined ? undefined : choiceOf(chosen)}
      value={value}
      onSearch={onSearch}
    />
  );
}

function choiceOf({ user_id, display_name, email }: Member) {
  return { value: user_id, label: email === null ? display_name : `${display_name} (${email})` };
}
