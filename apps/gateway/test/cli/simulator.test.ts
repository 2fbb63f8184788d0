import { describe, expect, it } from 'vitest';
import { PROGRAM } from '../gateway-program.ts';
import { runWeir } from '../start/run-weir.ts';
import { isListenedOn, SpawnedGateway } from '../start/spawned-gateway.ts';
import { temporaryDirectory } from '../start/temporary-directory.ts';

describe('weir simulator', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'runs until %s',
    async (signal) => {
      const simulator = new SpawnedGateway({
        directory: await temporaryDirectory(),
        args: [PROGRAM.cli, 'simulator', '--port', '0'],
      });
      await simulator.printed(/Ctrl-C stops it\.\n/);
      const url = /listens on (http:\/\/127\.0\.0\.1:\d+): no model runs/.exec(simulator.stdout)![1]!;
      expect(simulator.stdout).toContain(`WEIR_UPSTREAM_URL=${url}/v1 weir serve`);
      expect((await fetch(`${url}/v1/models`)).status).toBe(200);
      const { port } = new URL(url);
      const { code, stderr } = await runWeir(['simulator', '--port', port]);
      expect(code).toBe(1);
      expect(stderr).toBe(
        `weir: Port ${port} of 127.0.0.1 is in use by another program. Choose another port.\n`,
      );
      expect(await simulator.stop(signal)).toBe(0);
      expect(await isListenedOn(Number(port))).toBe(false);
    },
    60_000,
  );
});
