import { DomainError } from '@weir/domain/kernel';
import type { Env, Hono } from 'hono';

/** Answers 405, with `Allow`, to methods for which a path of the app has no route. Call it after the last route. */
export function refuseOtherMethods<E extends Env>(app: Hono<E>): void {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of app.routes) {
    if (method === 'ALL') continue;
    const allowed = methods.get(path) ?? new Set();
    allowed.add(method);
    if (method === 'GET') allowed.add('HEAD');
    methods.set(path, allowed);
  }
  for (const [path, allowed] of methods) {
    const list = [...allowed].sort().join(', ');
    app.all(path, (context) => {
      context.header('allow', list);
      throw new DomainError('method_not_allowed', `${context.req.method} is not allowed here; use ${list}.`);
    });
  }
}
