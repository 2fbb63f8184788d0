import { createHash } from 'node:crypto';

/** A Lua script, and the name that the server knows it by once it has seen it. */
export interface Script {
  readonly lua: string;
  readonly sha: string;
}

export function script(lua: string): Script {
  return Object.freeze({ lua, sha: createHash('sha1').update(lua).digest('hex') });
}
