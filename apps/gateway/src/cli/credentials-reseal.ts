import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './command-error.ts';

export function addCredentialsResealCommand(credentials: Command, context: CommandContext): void {
  credentials
    .command('reseal')
    .description('seal all provider credentials as this environment says')
    .addHelpText(
      'after',
      `
With KMS_KEY_ID by that key of AWS KMS, without it under the master key. Every credential that was given over the API is opened, however it
is sealed, and sealed again. Running gateways read both ways and go on. May be repeated, e.g. after it stopped half-way.

Examples:
  $ KMS_KEY_ID=alias/weir weir credentials reseal`,
    )
    .action(() => reseal(context));
}

async function reseal(context: CommandContext): Promise<void> {
  const [
    { resealCredentials },
    { SystemClock },
    { PostgresSealedCredentialStore },
    { composeCiphers },
    { loadConfig },
    { withDatabase },
  ] = await Promise.all([
    import('@weir/domain/credentials'),
    import('@weir/domain/kernel'),
    import('@weir/postgres'),
    import('../compose-ciphers.ts'),
    import('../config.ts'),
    import('./open-database.ts'),
  ]);
  const config = loadConfig(context.env);
  const logger = {
    log: (_: unknown, event: string, fields: object) => context.note(`${event} ${JSON.stringify(fields)}`),
  };
  const { resealed, changed, unreadable } = await withDatabase(context, {}, async ({ database }) => {
    const { credentialCipher: cipher } = await composeCiphers(config, new SystemClock(), logger);
    return resealCredentials({ store: new PostgresSealedCredentialStore(database.kysely), cipher });
  });
  const by = config.KMS_KEY_ID === undefined ? 'under the master key' : 'by AWS KMS';
  await context.output.print(`Sealed ${resealed} credential(s) ${by}.`);
  if (changed > 0) context.note(`${changed} changed meanwhile; they were sealed by whoever changed them.`);
  if (unreadable.length > 0) {
    throw new CommandError(`Cannot be read, and were left as they are: ${unreadable.join(', ')}.`);
  }
}
