import { addModel } from './add-model.ts';
import type { Person } from './person.ts';
import type { Cast, TestManagement } from './start-test-management.ts';

export interface ASubscription {
  readonly id: string;
  readonly version: number;
  readonly model: string;
}

/** A subscription that somebody has just asked for: pending where the model is restricted. */
export async function requestSubscription(
  management: TestManagement,
  { organizationId }: Pick<Cast, 'organizationId'>,
  person: Person,
  options: {
    readonly restricted?: boolean;
    readonly for?: 'me' | 'organization';
    readonly model?: string;
  } = {},
): Promise<ASubscription> {
  const model =
    options.model ?? (await addModel(management, { restricted: options.restricted ?? true })).name;
  const { status, body } = await person.post('/v1/subscriptions', {
    organization_id: organizationId,
    model,
    for: options.for ?? 'me',
  });
  if (status !== 201) throw new Error(`The subscription was not made: ${JSON.stringify(body)}`);
  return { id: body.id, version: body.version, model };
}

/** The same, approved by a platform admin. */
export async function approvedSubscription(
  management: TestManagement,
  cast: Cast,
  person: Person,
  terms: Readonly<Record<string, unknown>> = {},
): Promise<ASubscription> {
  const { id, version, model } = await requestSubscription(management, cast, person);
  const { body } = await cast.platformAdmin.post('/v1/admin/subscriptions/approve', {
    subscriptions: [{ id, version, ...terms }],
  });
  const [result] = body.data;
  if (result.status !== 'decided') throw new Error(`It was not approved: ${JSON.stringify(body)}`);
  return { id, version: result.subscription.version, model };
}
