import { z } from 'zod';
import { Id, listOf, Timestamp } from './common.ts';

/** It becomes part of a header: a line break in it would begin another. */
const ProviderApiKey = z
  .string()
  .min(1)
  .max(8_192)
  .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces')
  .meta({ description: 'Sent to the connection as a bearer token. Never shown again.' });

/** What an organization may know of a connection. */
export const ConnectionSummary = z
  .strictObject({ id: Id, name: z.string(), kind: z.string() })
  .meta({ id: 'ConnectionSummary' });

export const ConnectionSummaryList = listOf(ConnectionSummary, 'ConnectionSummaryList');

/** A credential that an organization brought. The secret itself is never told. */
export const Credential = z
  .strictObject({
    id: Id,
    organization_id: Id,
    connection: ConnectionSummary,
    last_four: z
      .string()
      .meta({ description: 'The end of the secret; empty for one that is too short to show any of it.' }),
    created_by: Id.nullable(),
    created_at: Timestamp,
    rotated_at: Timestamp.nullable(),
    tested_at: Timestamp.nullable(),
    test_code: z
      .string()
      .nullable()
      .meta({ description: 'ok, or why the last test failed. Null for a secret that was never tested.' }),
  })
  .meta({ id: 'Credential' });

export const CredentialList = listOf(Credential, 'CredentialList');

export const CreateCredential = z
  .strictObject({ connection_id: Id, api_key: ProviderApiKey })
  .meta({ id: 'CreateCredential' });

export const RotateCredential = z.strictObject({ api_key: ProviderApiKey }).meta({ id: 'RotateCredential' });

export const CredentialTest = z
  .strictObject({
    credential_id: Id,
    tested_at: Timestamp,
    test_code: z.string().meta({
      description:
        'ok; credential_refused: the upstream does not take it; timeout, credential_unreadable, or the code of what else went wrong.',
      example: 'ok',
    }),
  })
  .meta({ id: 'CredentialTest' });
