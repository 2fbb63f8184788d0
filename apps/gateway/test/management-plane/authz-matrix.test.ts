import { join } from 'node:path';
import { dataPlaneOperations } from '@weir/contracts/data-plane';
import { healthOperations } from '@weir/contracts/health';
import { isRead } from '@weir/contracts/operation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import type { EndpointAccess } from '../../src/http/management-plane/endpoint.ts';
import { endpoints, servedEndpoints } from '../../src/http/management-plane/endpoints.ts';
import { buildManagementApp } from '../../src/http/management-plane/management-app.ts';
import { servedRoutes } from '../../src/http/refuse-other-methods.ts';
import { ASKERS, expectedOf, LINES, type Line, nameOf, type Probed, probe } from './authz-matrix.ts';
import { matrixText } from './authz-matrix-text.ts';
import { exampleRequests } from './example-requests.ts';
import { type Stage, startStage } from './start-stage.ts';

describe('the authorization matrix', () => {
  let stage: Stage;
  let probed: Probed;
  beforeAll(async () => {
    stage = await startStage();
    probed = await probe(stage, LINES);
  }, 600_000);
  afterAll(() => stage?.stop());

  it('has an example for every endpoint, and for nothing else', () => {
    const operationIds = endpoints.map(({ spec }) => spec.operationId);
    expect(Object.keys(exampleRequests).toSorted()).toEqual(operationIds.toSorted());
  });

  it('is the one that was reviewed', async () => {
    await expect(matrixText(probed.cells)).toMatchFileSnapshot(join(import.meta.dirname, 'authz-matrix.txt'));
  });

  it('has every route of the gateway but those of the data plane, of operations and of the documentation', () => {
    const { services } = stage.management.composition;
    const routes = [...servedRoutes(buildApp(services)), ...servedRoutes(buildManagementApp(services))].map(
      ({ method, path }) =>
        `${method} ${path.replace(/:id\{\.\+\}/, '{model}').replaceAll(/:(\w+)/g, '{$1}')}`,
    );
    const others = [...dataPlaneOperations, ...healthOperations].map(
      ({ method, path }) => `${method.toUpperCase()} ${path}`,
    );
    const pages = ['GET /', 'GET /console', 'GET /console/*'];
    const documentation = [...pages, 'GET /docs', 'GET /docs/start.js', 'GET /docs/scalar.js'];
    const inMatrix = LINES.map(({ spec }) => `${spec.method.toUpperCase()} ${spec.path}`);
    const known = new Set([...others, ...documentation, ...inMatrix]);
    expect(routes.length).toBeGreaterThan(0);
    expect(routes.filter((route) => !known.has(route))).toEqual([]);
  });

  it('lacks nothing but the development sign-in, which is served with DEV_LOGIN=1 only', () => {
    const more = servedEndpoints({ devLogin: true }).filter((endpoint) => !endpoints.includes(endpoint));
    expect(more.map(({ spec }) => `${spec.method} ${spec.path}`)).toEqual([
      'get /v1/auth/dev/login',
      'post /v1/auth/dev/login',
    ]);
    expect(servedEndpoints({ devLogin: false })).toEqual(endpoints);
  });

  it('is what the table of permissions says', () => {
    for (const [line, row] of probed.cells) {
      if (line.variant !== null || line.example.failsFor !== undefined) continue;
      const expected = ASKERS.map((asker, column) =>
        row[column]!.answer === null ? '–' : expectedOf(line.spec.access, asker.name),
      );
      // A list of what one may not see is empty; a thing that one may not see is not there.
      const shown = row.map(({ shown }, column) =>
        expected[column] === 'hidden' && ['403', '404', '✓ none'].includes(shown) ? 'hidden' : shown,
      );
      expect([nameOf(line), ...shown]).toEqual([nameOf(line), ...expected]);
    }
  });

  describe('keeps the rules that no change of the table may break:', () => {
    it('what belongs to another organization is not there', () => {
      const within = linesOf(
        ({ path, access }) =>
          /\{(organization|workspace)_id\}/.test(path) &&
          !path.startsWith('/v1/admin/') &&
          access !== 'public',
      );
      expect(within.length).toBeGreaterThan(40);
      for (const line of within) {
        expect([line.name, line.by('stranger'), line.by('other owner')]).toEqual([line.name, '404', '404']);
      }
    });

    it('read-only platform admins write nothing but what is their own', () => {
      const writes = linesOf(
        (spec) =>
          !isRead(spec) && !/^\/v1\/(auth|users\/me|notifications|banners|jobs)(\/|$)/.test(spec.path),
      );
      expect(writes.length).toBeGreaterThan(30);
      for (const line of writes) expect([line.name, line.by('pl. reader')]).toEqual([line.name, '403']);
    });

    it('a token that may only read writes nothing', () => {
      const writes = linesOf((spec) => !isRead(spec) && spec.access.includes('.'));
      expect(writes.length).toBeGreaterThan(30);
      for (const line of writes) expect([line.name, line.by('read PAT')]).toEqual([line.name, '403']);
    });

    it('only owners and platform admins make, unmake and change owners, and delete or transfer the organization', () => {
      const lines = [
        'deleteOrganization',
        'restoreOrganization',
        'transferOwnership',
        'updateMember (to owner)',
        'updateMember (of an owner)',
        'removeMember (an owner)',
      ];
      for (const name of lines) {
        expect([name, ...['member', 'admin', 'owner', 'pl. admin'].map(lineNamed(name).by)]).toEqual([
          name,
          ...['403', '403', '✓', '✓'],
        ]);
      }
      expect(lineNamed('createInvitations (an owner)').by('admin')).toBe('✓ permission_denied');
      expect(lineNamed('updateMember (of oneself to owner)').by('admin')).toBe('403');
    });

    it('service accounts give access to nobody, and are nobody on the platform', () => {
      const lines = linesOf(
        ({ path, method }) =>
          (method !== 'get' && /\/(service-accounts|transfer-ownership)/.test(path)) ||
          path.startsWith('/v1/users/me') ||
          path.startsWith('/v1/admin/'),
      );
      expect(lines.length).toBeGreaterThan(20);
      for (const line of [...lines, lineNamed('createInvitations'), lineNamed('updateMember')]) {
        expect([line.name, ...['SA member', 'SA admin', 'other SA'].map(line.by)]).toEqual([
          line.name,
          ...['403', '403', '403'],
        ]);
      }
    });

    it('members see neither invitations, nor credentials, nor the audit log', () => {
      const hidden = linesOf(({ path }) =>
        /\{organization_id\}\/(invitations|connections|credentials|audit-log)/.test(path),
      );
      expect(hidden.length).toBeGreaterThan(10);
      for (const line of hidden) expect([line.name, line.by('member')]).toEqual([line.name, '403']);
    });

    it('members reach their own keys only, admins those of everybody', () => {
      const keys = linesOf(({ path }) => path.includes('/api-keys/{'));
      expect(keys.length).toBeGreaterThan(6);
      for (const line of keys) {
        const own = line.name.endsWith(')') ? '–' : '✓';
        expect([line.name, ...['member', 'own', 'admin'].map(line.by)]).toEqual([line.name, '404', own, '✓']);
      }
    });

    it('only platform admins and their readers see the platform, and nobody else changes it', () => {
      for (const line of linesOf(({ path }) => path.startsWith('/v1/admin/'))) {
        expect([line.name, ...['member', 'admin', 'owner', 'other owner', 'pl. admin'].map(line.by)]).toEqual(
          [line.name, ...['403', '403', '403', '403', '✓']],
        );
      }
      const create = lineNamed('createOrganization');
      expect(['owner', 'pl. reader', 'pl. admin'].map(create.by)).toEqual(['403', '403', '✓']);
    });

    it('what is of one person is of nobody else', () => {
      const others = linesOf(({ path }) => path.startsWith('/v1/users/me/')).filter(({ name }) =>
        name.endsWith("(somebody else's)"),
      );
      expect(others.length).toBeGreaterThan(4);
      for (const line of others) {
        for (const { name } of ASKERS) expect(line.by(name)).toBeOneOf(['401', '403', '404', '–']);
        expect(['member', 'owner', 'pl. admin'].map(line.by)).toEqual(['404', '404', '404']);
      }
    });

    function linesOf(isMeant: (spec: Line['spec']) => boolean) {
      return [...probed.cells]
        .filter(([{ spec }]) => isMeant(spec))
        .map(([line, row]) => ({
          name: nameOf(line),
          by: (asker: string) => row[ASKERS.findIndex(({ name }) => name === asker)]!.shown,
        }));
    }

    function lineNamed(name: string) {
      return linesOf(() => true).find((line) => line.name === name)!;
    }
  });

  it('lets nobody change anything who is refused', () => {
    expect(probed.changedThoughRefused).toEqual([]);
  });

  it('leaves a record of every write and of every export that is refused', async () => {
    const records = await stage.management.database.sql<{ made: string }[]>`
      select request_id || ' ' || action as made from audit_records where outcome = 'refused'`;
    const made = new Set(records.map((record) => record.made));
    // A job is refused as what it would do: see its own tests.
    const lines = [...probed.cells].filter(
      ([{ spec, variant }]) => spec.operationId !== 'createJob' || variant === null,
    );
    const refused = lines.flatMap(([line, row]) =>
      row
        .filter(
          ({ shown }) => (!isRead(line.spec) || line.spec.access.endsWith('.export')) && shown === '403',
        )
        .map(({ answer }) => [
          nameOf(line),
          `${answer!.headers.get('x-request-id')} ${recordedAs(line.spec.access)}`,
        ]),
    );
    expect(refused.length).toBeGreaterThan(100);
    expect(refused.filter(([, record]) => !made.has(record!))).toEqual([]);
  });

  it('shows a valid answer wherever somebody succeeds', () => {
    for (const [line, row] of probed.cells) {
      const { status, schema } = line.spec.answer;
      for (const { answer } of row) {
        if (answer === null || answer.status >= 400) continue;
        expect([nameOf(line), answer.status]).toEqual([nameOf(line), status]);
        expect([nameOf(line), schema?.safeParse(answer.body).error]).toEqual([nameOf(line), undefined]);
      }
    }
  });

  it('says in every list which filters apply, those by default included', () => {
    let withDefaults = 0;
    for (const [line, row] of probed.cells) {
      const lists = row.flatMap(({ answer }) => (answer?.body?.has_more === undefined ? [] : [answer.body]));
      const query = line.spec.query?.safeParse({}).data as Record<string, unknown> | undefined;
      const defaults = Object.keys(query ?? {}).filter((name) => name !== 'limit');
      for (const { filter } of lists) {
        expect([nameOf(line), Object.keys(filter)]).toEqual([nameOf(line), expect.arrayContaining(defaults)]);
        withDefaults += defaults.length;
      }
    }
    expect(withDefaults).toBeGreaterThan(0);
  });

  it('has a success in every line that can have one', () => {
    const without = [...probed.cells]
      .filter(([{ example, variant }]) => example.failsFor === undefined && variant !== "somebody else's")
      .filter(([, row]) => row.every(({ answer }) => answer === null || answer.status >= 400));
    expect(without.map(([line]) => nameOf(line))).toEqual([]);
  });
});

/** What the audit log calls it. */
function recordedAs(access: EndpointAccess): string {
  return access === 'signed_in' ? 'token.issue' : access;
}
