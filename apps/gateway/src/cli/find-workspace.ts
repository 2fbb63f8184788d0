import type { OrganizationDirectory } from '@weir/domain/organizations';
import type { Workspace } from '@weir/domain/workspaces';
import { CommandError, EXIT_USAGE } from './command-error.ts';

const LIMIT = 1_000;

/** The workspace with this id or name, or the only one. Throws {@link CommandError} unless it is exactly one. */
export async function findWorkspace(
  idOrName: string | undefined,
  organizations: Pick<OrganizationDirectory, 'list' | 'listWorkspaces'>,
): Promise<Workspace> {
  const all: Workspace[] = [];
  for (const organization of await organizations.list(LIMIT)) {
    all.push(...(await organizations.listWorkspaces(organization.id, LIMIT)));
  }
  const matching =
    idOrName === undefined
      ? all
      : all.filter(({ id, name }) => id === idOrName.toLowerCase() || name === idOrName);
  const [workspace, another] = matching;
  if (all.length === 0) {
    throw new CommandError('There are no workspaces yet. Run "weir bootstrap" first.');
  }
  if (workspace === undefined) throw new CommandError(`There is no such workspace. ${theyAre(all)}`);
  if (another !== undefined) {
    throw new CommandError(`Choose a workspace by its id with --workspace. ${theyAre(matching)}`, EXIT_USAGE);
  }
  return workspace;
}

function theyAre(workspaces: readonly Workspace[]): string {
  const shown = workspaces.slice(0, 10).map(({ id, name }) => `${name} (${id})`);
  return `There ${workspaces.length === 1 ? 'is' : 'are'} ${shown.join(', ')}${workspaces.length > 10 ? ' and more' : ''}.`;
}
