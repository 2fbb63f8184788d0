import type { Inhabitant, Party, World } from './world.ts';
import type { WorldRows } from './world-rows.ts';

/** Who asks, and whose things for. */
export interface Scene {
  readonly world: World;
  readonly me: Inhabitant;
  readonly party: Party;
}

export interface ExampleRequest {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

export type Ask = (scene: Scene) => ExampleRequest;

/** A valid request to an endpoint, and others where it depends on what is asked for whether one may. */
export interface Example {
  /** For what is not one's own, where that makes a difference. */
  readonly request: Ask;
  /** For what is one's own. */
  readonly own?: Ask;
  /** By what is asked for. */
  readonly variants?: Readonly<Record<string, Ask>>;
  /** What the body of a success says that its status does not. */
  // biome-ignore lint/suspicious/noExplicitAny: bodies are of many shapes
  readonly remark?: (body: any) => string | null;
  /** Why it cannot succeed here. */
  readonly failsFor?: string;
}

/** The examples of a resource, by operation id: `examples` of its examples.ts. */
export type Examples = Readonly<Record<string, Example>>;

/** Adds the rows that a party has of a resource: `addRows` of its examples.ts. Their ids are in the party's `rowIds`. */
export type AddRows = (
  rows: Pick<WorldRows, 'add' | 'at' | 'id'>,
  party: Omit<Party, 'rowIds' | 'traces'>,
) => void;

export const organization: Ask = ({ party }) => ({ params: { organization_id: party.organizationId } });
export const workspace: Ask = ({ party }) => ({ params: { workspace_id: party.workspaceId } });
export const nothing: Ask = () => ({});

export function withBody(ask: Ask, body: (scene: Scene) => Readonly<Record<string, unknown>>): Ask {
  return (scene) => ({ ...ask(scene), body: body(scene) });
}

export function withQuery(ask: Ask, query: (scene: Scene) => Readonly<Record<string, string>>): Ask {
  return (scene) => ({ ...ask(scene), query: query(scene) });
}

/** One's own, and the same of somebody else, which is none of anybody's business. */
export function mine(ask: (me: Inhabitant, scene: Scene) => ExampleRequest): Example {
  return {
    request: (scene) => ask(scene.me, scene),
    variants: {
      "somebody else's": (scene) =>
        ask(scene.me === scene.party.colleague ? scene.party.member : scene.party.colleague, scene),
    },
  };
}
