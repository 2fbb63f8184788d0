import { ASKERS, type Cell, type Line } from './authz-matrix.ts';

const HEAD = `Who may do what, as the running gateway answers. Made by authz-matrix.test.ts; when a difference is meant:
vitest run apps/gateway/test/management-plane/authz-matrix.test.ts --update

A line is an endpoint and the action of the table of permissions it asks for. An indented line is the same endpoint, asked
for something that other rules hold for. A column is who asks; all of them ask for a thing of one organization, or for what
belongs to another member of it, unless the line is about what is one's own.

  nobody       without a credential                      API key      with a key of the organization
  stranger     signed in, a member of nothing            other owner  of another organization
  member       on what is not theirs                     own          the same member on what is theirs
  admin        of the organization                       owner        of the organization
  pl. reader   a read-only platform admin, no member     pl. admin    a platform admin, no member
  read PAT     the owner by a personal access token with every scope that ends in :read
  SA member    a service account of the organization, by a token with every scope it can have
  SA admin     the same, with the role of an admin       other SA     an admin of another organization

  ✓     done, with a word where the answer says more     403  seen, but not allowed
  –     does not apply                                   404  not there, as far as they can tell
  401   not let in                                       409  allowed, but in conflict with something
  400   allowed, but not like this
`;

/** The golden file. */
export function matrixText(cells: ReadonlyMap<Line, readonly Cell[]>): string {
  const lines = [...cells.keys()];
  const titles = lines.map(title);
  const titleWidth = Math.max(...titles.map(({ length }) => length)) + 2;
  const actionWidth = Math.max(...lines.map(({ spec }) => spec.access.length)) + 2;
  const widths = ASKERS.map(
    ({ name }, column) =>
      Math.max(name.length, ...lines.map((line) => cells.get(line)![column]!.shown.length)) + 2,
  );
  const row = (first: string, action: string, shown: readonly string[]) =>
    (
      first.padEnd(titleWidth) +
      action.padEnd(actionWidth) +
      shown.map((text, column) => text.padEnd(widths[column]!)).join('')
    ).trimEnd();
  const tags = [...new Set(lines.map(({ spec }) => spec.tag))].sort();
  const tables = tags.map((tag) => [
    '',
    row(
      tag,
      '',
      ASKERS.map(({ name }) => name),
    ),
    ...lines.flatMap((line, index) =>
      line.spec.tag === tag
        ? [
            row(
              titles[index]!,
              line.variant === null ? line.spec.access : '',
              cells.get(line)!.map(({ shown }) => shown),
            ),
          ]
        : [],
    ),
  ]);
  return `${HEAD}${tables.flat().join('\n')}\n`;
}

function title({ spec, variant }: Line): string {
  return variant === null ? `${spec.method.toUpperCase().padEnd(7)}${spec.path}` : `           ${variant}`;
}
