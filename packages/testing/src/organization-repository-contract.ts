import type { Organization, OrganizationRepository } from '@weir/domain/organizations';
import type { Workspace } from '@weir/domain/workspaces';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFreshId } from './an-api-key.ts';

/** A repository on an empty database. */
export interface OrganizationRepositoryHarness {
  readonly repository: OrganizationRepository;
  close?(): Promise<void>;
}

/** What every repository of organizations promises. Call inside a `describe` or at the top of a test file. */
export function organizationRepositoryContract(make: () => Promise<OrganizationRepositoryHarness>): void {
  describe('keeps the contract of an organization repository', () => {
    let harness: OrganizationRepositoryHarness;
    let repository: OrganizationRepository;
    beforeEach(async () => {
      harness = await make();
      repository = harness.repository;
    });
    afterEach(async () => {
      await harness.close?.();
    });

    it('inserts the first organization with its workspace', async () => {
      const { organization, workspace } = anOrganization();
      expect(await repository.insertFirst(organization, workspace)).toBe(true);
      expect(await repository.list(10)).toEqual([organization]);
      expect(await repository.listWorkspaces(organization.id, 10)).toEqual([workspace]);
    });

    it('inserts no second one', async () => {
      const first = anOrganization();
      const second = anOrganization();
      await repository.insertFirst(first.organization, first.workspace);
      expect(await repository.insertFirst(second.organization, second.workspace)).toBe(false);
      expect(await repository.list(10)).toEqual([first.organization]);
      expect(await repository.listWorkspaces(second.organization.id, 10)).toEqual([]);
    });

    it('lets exactly one of many concurrent callers be first', async () => {
      const contenders = Array.from({ length: 8 }, anOrganization);
      const won = await Promise.all(
        contenders.map(({ organization, workspace }) => repository.insertFirst(organization, workspace)),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await repository.list(10)).toEqual([contenders[won.indexOf(true)]?.organization]);
    });

    it('lists nothing where nothing is, and never more than the limit', async () => {
      expect(await repository.list(10)).toEqual([]);
      const { organization, workspace } = anOrganization();
      await repository.insertFirst(organization, workspace);
      expect(await repository.list(1)).toHaveLength(1);
      expect(await repository.listWorkspaces(aFreshId(), 10)).toEqual([]);
    });
  });
}

function anOrganization(): { organization: Organization; workspace: Workspace } {
  const createdAt = new Date(Date.UTC(2026, 0, 15, 12, 0, 0, 123));
  const organization: Organization = { id: aFreshId(), name: 'Meadow & Söhne', createdAt };
  return {
    organization,
    workspace: {
      id: aFreshId(),
      organizationId: organization.id,
      name: 'Default',
      description: null,
      allowedModels: null,
      createdAt,
    },
  };
}
