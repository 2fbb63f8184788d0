import { Command } from 'commander';
import { VERSION } from '../version.ts';
import { addBootstrapCommand } from './bootstrap.ts';
import type { CommandContext } from './command-context.ts';
import { addConnectionsCommand } from './connections.ts';
import { addCredentialsCommand } from './credentials.ts';
import { addKeysCommand } from './keys.ts';
import { addMigrateCommand } from './migrate.ts';
import { addModelsCommand } from './models.ts';
import { addServeCommand } from './serve.ts';
import { addSetupLinkCommand } from './setup-link.ts';
import { addSimulatorCommand } from './simulator.ts';
import { addUsageCommand } from './usage.ts';
import { addVersionCommand } from './version.ts';

/**
 * The command line's grammar. Each command names its options here and loads its modules when it runs, so that the small
 * ones are fast.
 */
export function buildProgram(context: CommandContext): Command {
  const program = new Command('weir')
    .description('Weir, an inference gateway. Runs the gateway and manages its database.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void context.streams.stdout.write(text),
      writeErr: (text) => void context.streams.stderr.write(text),
      outputError: (text, write) => write(`weir: ${oneLine(text)}\n`),
    })
    .version(`weir ${VERSION}`, '--version', 'print the version')
    .addHelpText(
      'after',
      `
Settings come from the environment. env.example describes them. Commands that need the database use DATABASE_URL. Without
it they use the embedded PostgreSQL in WEIR_DATA_DIR: that of a running gateway, or one that they start for the command.

Exit codes: 0 success, 1 failure, 2 wrong usage.

Examples:
  $ weir serve
  $ weir keys create --name laptop
  $ weir usage records --json --since 1h`,
    );
  addServeCommand(program, context);
  addMigrateCommand(program, context);
  addBootstrapCommand(program, context);
  addSetupLinkCommand(program, context);
  addKeysCommand(program, context);
  addModelsCommand(program, context);
  addConnectionsCommand(program, context);
  addCredentialsCommand(program, context);
  addUsageCommand(program, context);
  addSimulatorCommand(program, context);
  addVersionCommand(program, context);
  return program;
}

function oneLine(text: string): string {
  return text
    .trim()
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ');
}
