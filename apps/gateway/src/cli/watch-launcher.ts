import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 250;
const MAX_LINKS = 12;
const PACKAGE_MANAGER = /^(npm|npx|pnpm|yarn)\b/;

/** A process and the parent it had at first. */
interface Link {
  readonly pid: number;
  readonly parent: number;
}

/**
 * Calls `gone`, once, when a package manager that runs this process as a script ends before it, so that
 * `npx pnpm start` leaves nothing behind when it is stopped or killed.
 *
 * npm runs commands by `sh -c`. Where that is dash, a SIGTERM to npx ends npx and that shell, while what the shell
 * runs hears of nothing. Only Linux tells about other processes without a program being run; elsewhere, and when
 * this is no script of a package manager, nothing is watched.
 *
 * @returns a function that ends the watch.
 */
export function watchLauncher(env: NodeJS.ProcessEnv, gone: () => void): () => void {
  if (process.platform !== 'linux' || env.npm_lifecycle_event === undefined) return () => {};
  const links = linksToPackageManager();
  if (links.length === 0) return () => {};
  const timer = setInterval(() => {
    if (links.every(({ pid, parent }) => parentOf(pid) === parent)) return;
    clearInterval(timer);
    gone();
  }, LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}

/** From this process up to the outermost package manager, whose own parent is none of our business. */
function linksToPackageManager(): Link[] {
  const links: Link[] = [];
  let upTo = 0;
  for (let pid = process.pid; links.length < MAX_LINKS; ) {
    const parent = parentOf(pid);
    if (parent === null || parent === 0) break;
    links.push({ pid, parent });
    if (PACKAGE_MANAGER.test(nameOf(parent))) upTo = links.length;
    pid = parent;
  }
  return links.slice(0, upTo);
}

/** Null for a process that is gone. */
function parentOf(pid: number): number | null {
  try {
    // The name, in parentheses, may hold anything: what follows it begins behind the last one.
    const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)!.split(' ');
    return state === 'Z' ? null : Number(parent);
  } catch {
    return null;
  }
}

function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'latin1').trim();
  } catch {
    return '';
  }
}
