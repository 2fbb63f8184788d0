import { z } from 'zod';
import { Id } from './common.ts';

/** A UUID in a path, in lower case as ids are stored. The brand is the kind of the id. */
export function pathId<Kind extends string>() {
  return Id.transform((id) => id.toLowerCase()).brand<Kind>();
}

export const organizationParams = z.object({ organization_id: pathId<'organization'>() });
export const workspaceParams = z.object({ workspace_id: pathId<'workspace'>() });
