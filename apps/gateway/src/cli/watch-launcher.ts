import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 250;
const MAX_LINKS = 12;
const PACKAGE_MANAGER = /^(npm|npx|pnpm|yarn)\b/;

/** A process and its first parent. */
interface Link {
  readonly pid: number;
  readonly parent: number;
}

/**
 * Calls `gone`, once, when a package manager that runs this process as a script ends first. So stopping or killing
 * `npx pnpm start` leaves no process behind.
 *
 * npm runs commands by `sh -c`. With dash, a SIGTERM to npx ends npx and that shell, but not the command that the shell
 * runs. Only Linux shows other processes without running a program; on other systems, and when no package manager runs
 * this process, nothing is watched.
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

/** From this process up to the outermost package manager; not its parent. */
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
    // The name, in parentheses, may contain anything, so the fields begin after the last one.
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
