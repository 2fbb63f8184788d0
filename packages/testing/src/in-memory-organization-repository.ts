import type { OrganizationId } from '@weir/domain/kernel';
import type { Organization, OrganizationRepository } from '@weir/domain/organizations';
import type { Workspace } from '@weir/domain/workspaces';

/** Organizations and workspaces in arrays. */
export class InMemoryOrganizationRepository implements OrganizationRepository {
  readonly #organizations: Organization[] = [];
  readonly #workspaces: Workspace[] = [];

  async insertFirst(organization: Organization, workspace: Workspace): Promise<boolean> {
    if (this.#organizations.length > 0) return false;
    this.#organizations.push(organization);
    this.#workspaces.push(workspace);
    return true;
  }

  async list(limit: number): Promise<Organization[]> {
    return this.#organizations.slice(0, limit);
  }

  async listWorkspaces(organizationId: OrganizationId, limit: number): Promise<Workspace[]> {
    return this.#workspaces
      .filter((workspace) => workspace.organizationId === organizationId)
      .slice(0, limit);
  }
}
