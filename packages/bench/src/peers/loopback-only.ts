import { Server } from 'node:net';

// Preloaded into peers that cannot be told an address to listen on: nothing of a benchmark, least of all an
// open proxy, shall be reachable from other machines.
const listen = Server.prototype.listen as (this: Server, ...args: unknown[]) => Server;

Server.prototype.listen = function (this: Server, ...args: unknown[]): Server {
  const [first, ...rest] = args;
  if (typeof first === 'number') {
    return listen.call(this, first, '127.0.0.1', ...rest.filter((value) => typeof value === 'function'));
  }
  if (typeof first === 'object' && first !== null) {
    return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest);
  }
  return listen.apply(this, args);
} as Server['listen'];
