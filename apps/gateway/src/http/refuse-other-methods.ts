import { METHODS } from 'node:http';
import { DomainError } from '@weir/domain/kernel';
import type { Env, Hono } from 'hono';

/**
 * Answers 405, with `Allow`, to methods for which a path of the app has no route. Call it after the last route. The methods that a
 * path has match no second route by it: Hono calls a handler that is alone without a promise.
 */
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
    const others = METHODS.filter((method) => !allowed.has(method));
    app.on(others, path, function refuseMethod(context) {
      context.header('allow', list);
      throw new DomainError('method_not_allowed', `${context.req.method} is not allowed here. Use ${list}.`);
    });
  }
}

/** The routes of an app without its refusals. */
export function servedRoutes<E extends Env>({ routes }: Hono<E>): Hono<E>['routes'] {
  return routes.filter(({ method, handler }) => method !== 'ALL' && handler.name !== 'refuseMethod');
}
