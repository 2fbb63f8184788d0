import { PERMISSIONS } from '@weir/domain/permissions';
import { startSimulator } from '@weir/simulator';
import { startOtlpCollector } from '@weir/telemetry/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Person } from '../management-plane/person.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../management-plane/start-test-management.ts';
import { inDays } from '../management-plane/tokens.ts';
import { addConnection, addKey, complete } from '../management-plane/upstreams.ts';
import { findMarks, type Mark, makeMark, type Place } from './mark-search.ts';
import { dumpDatabase } from './places.ts';

/** The only actions that need no permission. A colleague's new one belongs here as well. */
const UNPERMITTED = /^(sign_in|sign_out|set_up|token\.\w+|api_key\.bootstrap|\w+\.purge|audit\.retention)$/;

const marks: Mark[] = [];
function mark(name: string): string {
  const made = makeMark(name);
  marks.push(made);
  return made.text;
}

const name = mark('name');
const description = mark('description');
const displayName = mark('display-name');
const email = `${mark('email')}@example.com`;
const credential = mark('credential');
const rotated = mark('rotated-credential');
const metadata = mark('metadata');
const parameter = mark('parameter');
const userAgent = mark('user-agent');

interface Left {
  readonly audit: readonly Place[];
  readonly auditRows: readonly Record<string, unknown>[];
  readonly elsewhere: readonly Place[];
  readonly refusals: readonly Answer[];
  readonly answers: readonly Answer[];
  readonly tables: readonly Place[];
}

let left: Left;

/** Does with marked values whatever can be done, and what cannot. */
async function write(management: TestManagement, cast: Cast, upstreamUrl: string): Promise<Answer[]> {
  const { owner, member, organizationId } = cast;
  const organization = `/v1/organizations/${organizationId}`;
  const workspaceId = await management.addWorkspace(organizationId, 'Field');
  const keys = `/v1/workspaces/${workspaceId}/api-keys`;
  const connectionId = await addConnection(management, {
    name: 'upstream',
    baseUrl: upstreamUrl,
    models: [['meadow', 'sim-fast']],
  });
  const answers: Answer[] = [];
  const headers = { 'user-agent': userAgent };
  const attempt = async (
    who: Person,
    method: 'post' | 'patch' | 'put' | 'delete',
    path: string,
    body?: unknown,
  ) => {
    const answer = await who[method](path, body, headers);
    answers.push(answer);
    return answer;
  };
  /** As it should be, once more, by somebody who may not, with something unknown, and as something it is not. */
  const attemptAll = async (method: 'post' | 'patch', path: string, body: Record<string, unknown>) => {
    const first = await attempt(owner, method, path, body);
    expect(first.status, `${method} ${path}`).toBeLessThan(300);
    await attempt(owner, method, path, body);
    await attempt(member, method, path, body);
    await attempt(owner, method, path, { ...body, unknown: parameter });
    await attempt(owner, method, path, [parameter]);
    for (const field of Object.keys(body))
      await attempt(owner, method, path, { ...body, [field]: [parameter] });
    await attempt(owner, method, path.replace(/[0-9a-f-]{36}/, parameter), body);
    return first;
  };

  const team = await attemptAll('post', `${organization}/teams`, { name, description });
  await attemptAll('patch', `${organization}/teams/${team.body.id}`, { name: `${name} 2`, description });
  await attemptAll('patch', organization, { name });
  const workspace = await attemptAll('post', `${organization}/workspaces`, { name, description });
  await attemptAll('patch', `/v1/workspaces/${workspace.body.id}`, { name: `${name} 2`, description });
  await attemptAll('post', `${organization}/invitations`, { invitations: [{ email, role: 'member' }] });
  await attemptAll('patch', '/v1/users/me', { display_name: displayName });
  await attemptAll('post', '/v1/users/me/tokens', { name, scopes: ['profile:read'], expires_at: inDays(1) });
  const key = await attemptAll('post', keys, { name, metadata: { note: metadata }, mode: 'live' });
  await attemptAll('patch', `${keys}/${key.body.id}`, { name: `${name} 2`, metadata: { note: metadata } });
  const brought = await attemptAll('post', `${organization}/credentials`, {
    connection_id: connectionId,
    api_key: credential,
  });
  const path = `${organization}/credentials/${brought.body.id}`;
  await attempt(owner, 'post', `${path}/test`);
  await attempt(owner, 'post', `${path}/rotate`, { api_key: `${rotated}\r\n` });
  await attemptAll('post', `${path}/rotate`, { api_key: rotated });
  await attempt(owner, 'post', `${path}/test`);
  const liveKey = await addKey(management, organizationId);
  await management.composition.services.catalog.reload();
  expect((await complete(management, liveKey, 'meadow')).status).toBe(200);
  await attempt(owner, 'delete', path);
  await attempt(owner, 'put', `${organization}/teams/${team.body.id}/members/${parameter}`);
  return answers;
}

beforeAll(async () => {
  const collector = await startOtlpCollector();
  const simulator = await startSimulator();
  const management = await startTestManagement({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    OTEL_METRIC_EXPORT_INTERVAL: '500',
  });
  const cast = await management.addCast();
  const answers = await write(management, cast, `${simulator.url}/v1`);
  answers.push(await cast.owner.get(`/v1/organizations/${cast.organizationId}/members?cursor=${parameter}`));
  const tables = await dumpDatabase(management.databaseUrl);
  const auditRows = [...(await management.database.sql`select * from audit_records`)];
  await management.stop();
  left = {
    tables,
    audit: tables.filter(({ name: table }) => table.includes('audit_records')),
    auditRows,
    answers,
    refusals: answers.filter(({ status }) => status >= 400),
    elsewhere: [
      { name: 'the log', bytes: Buffer.from(JSON.stringify(management.logger.entries)) },
      { name: 'exported telemetry', bytes: Buffer.from(collector.bodies().join('\n')) },
    ],
  };
  await Promise.all([collector.close(), simulator.close()]);
}, 60_000);

describe('what people write on the management plane', () => {
  it('is found where it belongs, so that the search works', () => {
    const found = findMarks(marks, left.tables).join('\n');
    for (const where of [
      'table public.teams',
      'table public.workspaces',
      'table public.users',
      'table public.invitations',
      'table public.api_keys',
      'table public.personal_access_tokens',
    ]) {
      expect(found).toContain(where);
    }
    const [log, exported] = left.elsewhere.map(({ bytes }) => bytes.toString());
    expect(log).toContain('catalog.loaded');
    expect(exported).toContain('sim-fast');
    expect(left.auditRows.length).toBeGreaterThan(20);
    expect(left.refusals.length).toBeGreaterThan(40);
  });

  it('is not in the audit log', () => {
    expect(findMarks(marks, left.audit)).toEqual([]);
  });

  it('is neither logged nor exported', () => {
    expect(findMarks(marks, left.elsewhere)).toEqual([]);
  });

  it('is not in the error that refuses it', () => {
    const places = left.refusals.map(({ status, body }) => ({
      name: `an answer with status ${status}: ${JSON.stringify(body)}`,
      bytes: Buffer.from(JSON.stringify(body)),
    }));
    expect(findMarks(marks, places)).toEqual([]);
  });

  it('is never stored or told again where it is a credential', () => {
    const secrets = marks.filter(({ name: of }) => of.includes('credential'));
    expect(secrets).toHaveLength(2);
    expect(findMarks(secrets, left.tables)).toEqual([]);
    const places = left.answers.map(({ body }) => ({
      name: 'an answer',
      bytes: Buffer.from(JSON.stringify(body)),
    }));
    expect(findMarks(secrets, places)).toEqual([]);
  });
});

describe('a row of the audit log', () => {
  it('has these columns and no others', () => {
    for (const row of left.auditRows) {
      expect(Object.keys(row).sort()).toEqual([
        'action',
        'actor_kind',
        'actor_user_id',
        'actor_via',
        'changed_fields',
        'error_code',
        'id',
        'ip_address',
        'occurred_at',
        'occurrences',
        'organization_id',
        'outcome',
        'reason',
        'request_id',
        'role_after',
        'role_before',
        'target_id',
        'target_kind',
        'user_agent',
      ]);
    }
  });

  it('has nothing in them but ids, codes and names of fields', () => {
    const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    for (const row of left.auditRows) {
      for (const id of [row.id, row.actor_user_id, row.organization_id, row.target_id]) {
        if (id !== null) expect(id).toMatch(uuid);
      }
      expect(Object.hasOwn(PERMISSIONS, row.action as string) || UNPERMITTED.test(row.action as string)).toBe(
        true,
      );
      expect(row.request_id).toMatch(/^req_/);
      expect([row.ip_address, row.user_agent, row.reason]).toEqual([null, null, null]);
      for (const field of row.changed_fields as string[]) expect(field).toMatch(/^[a-z_]+$/);
    }
  });
});
