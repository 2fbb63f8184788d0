import { isRead } from '@weir/contracts/operation';
import { extentOf, PERMISSIONS, type Permission, type Standing } from '@weir/domain/permissions';
import type { EndpointAccess } from '../../src/http/management-plane/endpoint.ts';
import { endpoints } from '../../src/http/management-plane/endpoints.ts';
import type { Example, ExampleRequest, Scene } from './example.ts';
import { exampleRequests } from './example-requests.ts';
import type { Answer, Person } from './person.ts';
import { changesBetween, type RowChecksums } from './row-checksums.ts';
import { sendExample } from './send-example.ts';
import type { Stage } from './start-stage.ts';
import type { Inhabitant, World } from './world.ts';

/** A column of the matrix: who asks, as whom, with what. */
export interface Asker {
  readonly name: string;
  /** Whose things are meant where something is one's own. */
  readonly me: (world: World) => Inhabitant;
  readonly credentials: (world: World) => Readonly<Record<string, string>>;
  /** Asks for what is its own only. */
  readonly own?: true;
  /** Belongs to the other organization. */
  readonly isOutside?: true;
}

function bySession(name: string, me: Asker['me']): Asker {
  return { name, me, credentials: (world) => me(world).person.credentials };
}

function byAccount(name: string, account: (world: World) => Person): Asker {
  return { name, me: ({ ours }) => ours.member, credentials: (world) => account(world).credentials };
}

export const ASKERS: readonly Asker[] = [
  { name: 'nobody', me: ({ ours }) => ours.member, credentials: () => ({}) },
  {
    name: 'API key',
    me: ({ ours }) => ours.member,
    credentials: ({ ours }) => ({ authorization: `Bearer ${ours.keySecret}` }),
  },
  bySession('stranger', ({ stranger }) => stranger),
  { ...bySession('other owner', ({ theirs }) => theirs.owner), isOutside: true },
  bySession('member', ({ ours }) => ours.member),
  { ...bySession('own', ({ ours }) => ours.member), own: true },
  bySession('admin', ({ ours }) => ours.admin),
  bySession('owner', ({ ours }) => ours.owner),
  bySession('pl. reader', ({ platformReader }) => platformReader),
  bySession('pl. admin', ({ platformAdmin }) => platformAdmin),
  {
    name: 'read PAT',
    me: ({ ours }) => ours.owner,
    credentials: ({ ours }) => ours.owner.reader.credentials,
  },
  byAccount('SA member', ({ ours }) => ours.accounts.member),
  byAccount('SA admin', ({ ours }) => ours.accounts.admin),
  { ...byAccount('other SA', ({ theirs }) => theirs.accounts.admin), isOutside: true },
];

type Spec = (typeof endpoints)[number]['spec'];

/** A line of the matrix. */
export interface Line {
  readonly spec: Spec;
  readonly example: Example;
  /** Null for the endpoint's plain example. */
  readonly variant: string | null;
}

export const LINES: readonly Line[] = endpoints.flatMap(({ spec }) => {
  const example = exampleRequests[spec.operationId];
  if (example === undefined) return [];
  return [null, ...Object.keys(example.variants ?? {})].map((variant) => ({ spec, example, variant }));
});

/** What came of a probe, as it stands in the matrix. */
export interface Cell {
  readonly shown: string;
  readonly answer: Answer | null;
}

/** Asks once; null where the asker has nothing to ask of the line. */
function requestOf({ example, variant }: Line, asker: Asker, world: World): ExampleRequest | null {
  const ask = asker.own === true ? example.own : example.request;
  if (ask === undefined || (asker.own === true && variant !== null)) return null;
  const scene: Scene = { world, me: asker.me(world), party: world.ours };
  return (variant === null ? ask : example.variants![variant]!)(scene);
}

export interface Probed {
  readonly cells: ReadonlyMap<Line, readonly Cell[]>;
  /** Refusals after which something was not what it was before. */
  readonly changedThoughRefused: readonly string[];
}

/**
 * Tries every line with every asker, those who should be refused first. What was refused has changed nothing, so the same world
 * serves until one succeeds, and all refusals up to there are compared at once.
 */
export async function probe(stage: Stage, lines: readonly Line[]): Promise<Probed> {
  const cells = new Map<Line, readonly Cell[]>();
  const changedThoughRefused: string[] = [];
  let world = await stage.build();
  let before: RowChecksums | null = null;
  let refused: string[] = [];
  const compareRefused = async () => {
    if (refused.length === 0) return;
    const changed =
      before === null ? ['unknown'] : changesBetween(before, await stage.checksums(world.owners));
    if (changed.length > 0) changedThoughRefused.push(`${refused.join(', ')}: ${changed}`);
    refused = [];
  };
  for (const line of lines) {
    const row: Cell[] = ASKERS.map(() => ({ shown: '–', answer: null }));
    const isRefused = (asker: Asker) =>
      line.variant === null && expectedOf(line.spec.access, asker.name) !== '✓';
    for (const asker of ASKERS.toSorted((a, b) => Number(isRefused(b)) - Number(isRefused(a)))) {
      const request = requestOf(line, asker, world);
      if (request === null) continue;
      if (!isRefused(asker)) await compareRefused();
      const mayBeRefused = isRefused(asker) || line.variant !== null || line.example.failsFor !== undefined;
      if (mayBeRefused && !isRead(line.spec)) before ??= await stage.checksums(world.owners);
      // So that each refusal is the first of its kind, which is recorded at once.
      await stage.management.composition.services.management.refusedWrites.write();
      const answer = await sendExample(stage.management.origin, line.spec, request, asker.credentials(world));
      row[ASKERS.indexOf(asker)] = { shown: show(line, answer), answer };
      if (isRead(line.spec) && !answer.headers.has('set-cookie')) continue;
      if (answer.status >= 400) {
        refused.push(`${nameOf(line)} by ${asker.name}`);
        continue;
      }
      // Of the other organization somebody may have changed what is theirs.
      world = await stage.build(asker.isOutside === true ? undefined : world.theirs);
      before = null;
    }
    cells.set(line, row);
  }
  await compareRefused();
  return { cells, changedThoughRefused };
}

export function nameOf({ spec, variant }: Line): string {
  return variant === null ? spec.operationId : `${spec.operationId} (${variant})`;
}

function show({ example }: Line, { status, body }: Answer): string {
  if (status >= 400) return String(status);
  const remark = example.remark?.(body) ?? null;
  return remark === null ? '✓' : `✓ ${remark}`;
}

/** What the plain line of an endpoint must show to somebody. */
export function expectedOf(access: EndpointAccess, asker: string): string {
  if (access === 'public') return '✓';
  if (asker === 'nobody' || asker === 'API key') return '401';
  if (access === 'signed_in') return asker in ACCOUNTS ? '403' : '✓';
  const { scope, organization, people }: Permission = PERMISSIONS[access];
  if (asker in ACCOUNTS && people) return '403';
  if (asker === 'other SA') return '404';
  if (asker === 'read PAT' && !scope.endsWith(':read')) return '403';
  const standing = ACCOUNTS[asker] ?? STANDINGS[asker]!;
  const extent = extentOf(access, standing);
  if (extent === 'any' || (extent === 'own' && asker === 'own')) return '✓';
  if (extent === 'own') return 'hidden';
  const isOutside = standing.organizationRole === null && standing.platformRole === 'user';
  return organization.length > 0 && isOutside ? '404' : '403';
}

/** Service accounts, which never do what is for people. */
const ACCOUNTS: Readonly<Record<string, Standing>> = {
  'SA member': { platformRole: 'user', organizationRole: 'member' },
  'SA admin': { platformRole: 'user', organizationRole: 'admin' },
  'other SA': { platformRole: 'user', organizationRole: null },
};

const STANDINGS: Readonly<Record<string, Standing>> = {
  stranger: { platformRole: 'user', organizationRole: null },
  'other owner': { platformRole: 'user', organizationRole: null },
  member: { platformRole: 'user', organizationRole: 'member' },
  own: { platformRole: 'user', organizationRole: 'member' },
  admin: { platformRole: 'user', organizationRole: 'admin' },
  owner: { platformRole: 'user', organizationRole: 'owner' },
  'pl. reader': { platformRole: 'admin_readonly', organizationRole: null },
  'pl. admin': { platformRole: 'admin', organizationRole: null },
  'read PAT': { platformRole: 'user', organizationRole: 'owner' },
};
