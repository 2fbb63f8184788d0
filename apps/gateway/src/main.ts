import { setFlagsFromString } from 'node:v8';
import { createPinoLogger } from '@weir/telemetry';
import { banner } from './banner.ts';
import { describeError } from './cli/describe-error.ts';
import { watchLauncher } from './cli/watch-launcher.ts';
import { loadConfig } from './config.ts';
import { startGateway } from './start-gateway.ts';

/** A second signal within this time counts as the same one: a terminal signals the whole process group. */
const ONE_SIGNAL_MS = 1_000;

/**
 * V8 lets a heap grow up to fourfold before it collects all of it. With the garbage of many streams that made 380 MB
 * resident. Collecting at twofold makes it 280 MB, at no CPU cost beyond noise. Collecting at a growth of
 * a third cost 20 % of a request.
 */
const HEAP_GROWING_PERCENT = 100;

/** Runs the gateway until a signal stops it. Resolves with the exit code. */
export async function serve(env: NodeJS.ProcessEnv): Promise<number> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`);
  const config = loadConfig(env);
  // A reader that leaves, as of `| head`, must not end the gateway.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  const logger = createPinoLogger({ level: config.WEIR_LOG_LEVEL });
  const stopped = Promise.withResolvers<void>();
  let askedAtMs = 0;
  let hurry = () => {};
  const stop = () => {
    askedAtMs ||= Date.now();
    stopped.resolve();
  };
  const onSignal = () => {
    if (askedAtMs > 0 && Date.now() - askedAtMs > ONE_SIGNAL_MS) hurry();
    stop();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  // The terminal was closed. Under nohup a listener would undo what nohup is for.
  if (process.stdout.isTTY) process.on('SIGHUP', onSignal);
  watchLauncher(env, stop);

  const gateway = await startGateway(config, logger);
  hurry = gateway.hurry;
  const building = new AbortController();
  void gateway.buildConsole(building.signal);
  // Standard output is JSON lines where a program reads it.
  if (process.stdout.isTTY) process.stdout.write(banner(gateway, config));
  else if (!config.production) process.stderr.write(banner(gateway, config));
  await stopped.promise;
  building.abort();
  await gateway.stop();
  logger.flush();
  return 0;
}

if (import.meta.main) {
  try {
    process.exit(await serve(process.env));
  } catch (error) {
    process.stderr.write(`weir: cannot start: ${describeError(error)}\n`);
    process.exit(1);
  }
}
