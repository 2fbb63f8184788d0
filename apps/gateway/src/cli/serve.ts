import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

export function addServeCommand(program: Command, context: CommandContext): void {
  program
    .command('serve')
    .description('run the gateway until SIGINT or SIGTERM')
    .addHelpText(
      'after',
      `
On SIGINT or SIGTERM it stops accepting requests, gives running requests SHUTDOWN_GRACE_MS to end, and exits. A second
signal ends them immediately.

Examples:
  $ weir serve
  $ PORT=8080 WEIR_UPSTREAM_URL=http://localhost:8000/v1 weir serve
  $ NODE_ENV=production DATABASE_URL=postgres://weir@db/weir WEIR_UPSTREAM_URL=http://vllm:8000/v1 weir serve`,
    )
    .action(async () => {
      const { serve } = await import('../main.ts');
      process.exitCode = await serve(context.env);
    });
}
