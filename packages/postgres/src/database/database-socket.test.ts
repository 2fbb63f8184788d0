import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSocketsThatNoticeSilence } from './database-socket.ts';

describe('a socket below a connection', () => {
  let server: Server;
  beforeEach(async () => {
    server = createServer((socket) => void socket.on('error', () => {}).write('hello'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => void server.close());
  const open = async (silentMs: number) => {
    const { port } = server.address() as AddressInfo;
    const socket = openSocketsThatNoticeSilence(silentMs)({ host: ['127.0.0.1'], port: [port] });
    await once(socket, 'data');
    return socket;
  };

  it('loses every listener when all are removed, and still notices silence', async () => {
    const socket = await open(50);
    let closed = 0;
    socket.on('close', () => closed++);
    socket.removeAllListeners();
    expect(socket.listenerCount('close')).toBe(0);
    await once(socket, 'close');
    expect(closed).toBe(0);
  });

  it('keeps the others when those of one event are removed', async () => {
    const socket = await open(60_000);
    socket.on('close', () => {}).on('drain', () => {});
    socket.removeAllListeners('drain');
    expect([socket.listenerCount('drain'), socket.listenerCount('close')]).toEqual([0, 1]);
    socket.destroy();
  });
});
