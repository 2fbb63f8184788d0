import { setFlagsFromString } from 'node:v8';
import { createPinoLogger } from '@weir/telemetry';
import { printBanner } from './banner.ts';
import { describeError } from './cli/describe-error.ts';
import { watchLauncher } from './cli/watch-launcher.ts';
import { loadConfig } from './config.ts';
import { startGateway } from './start-gateway.ts';

/** A signal that comes twice within this time (a terminal tells the whole process group) is one. */
const ONE_SIGNAL_MS = 1_000;

/**
 * V8 lets a heap grow up to fourfold before it collects the whole of it. What many streams leave behind made that 380 MB
 * resident; collected at twofold it is 280 MB, for no CPU beyond the noise. At a third it cost 20 % of a request.
 */
const HEAP_GROWING_PERCENT = 100;

/** Runs the gateway until a signal stops it. Resolves with the exit code. */
export async function serve(env: NodeJS.ProcessEnv): Promise<number> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`);
  const config = loadConfig(env);
  // A reader that leaves, as of `| head`, must not end the gateway.
  process.stdout.on('error', () => {});
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
  // A terminal that is closed. Under nohup, whose output is none, a listener would undo what it is for.
  if (process.stdout.isTTY) process.on('SIGHUP', onSignal);
  watchLauncher(env, stop);

  const gateway = await startGateway(config, logger);
  hurry = gateway.hurry;
  printBanner(gateway, config);
  await stopped.promise;
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
