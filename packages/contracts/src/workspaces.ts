import { z } from 'zod';
import { Description, Id, listOf, ModelNames, Name, Timestamp } from './common.ts';

export const Workspace = z
  .strictObject({
    id: Id,
    organization_id: Id,
    name: z.string(),
    description: z.string().nullable(),
    created_at: Timestamp,
  })
  .meta({ id: 'Workspace' });

export const WorkspaceList = listOf(Workspace, 'WorkspaceList');

export const CreateWorkspace = z
  .strictObject({ name: Name, description: Description.nullable().default(null) })
  .meta({ id: 'CreateWorkspace' });

/** Absent is unchanged, null is cleared. */
export const UpdateWorkspace = z
  .strictObject({ name: Name.optional(), description: Description.nullable().optional() })
  .meta({ id: 'UpdateWorkspace' });

export const WorkspaceSettings = z
  .strictObject({
    allowed_models: z
      .array(z.string())
      .nullable()
      .meta({ description: 'The models its keys may use at most; null is every one.' }),
  })
  .meta({ id: 'WorkspaceSettings' });

/** Absent is unchanged, null is cleared. */
export const UpdateWorkspaceSettings = z
  .strictObject({ allowed_models: ModelNames.nullable().optional() })
  .meta({ id: 'UpdateWorkspaceSettings' });
