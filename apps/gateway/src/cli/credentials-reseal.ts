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
is sealed, and sealed again. The master key must be that of the gateways, which read both ways and go on. May be repeated, e.g. after it
stopped half-way.

Examples:
  $ KMS_KEY_ID=alias/weir weir credentials reseal`,
    )
    .action(() => reseal(context));
}

async function reseal(context: CommandContext): Promise<void> {
  const [
    { resealCredentials },
    { SystemClock },
    { PostgresSealedCredentialStore, PostgresUnitOfWork },
    { composeCiphers },
    { loadConfig },
    { masterKeyError },
    { withDatabase },
  ] = await Promise.all([
    import('@weir/domain/credentials'),
    import('@weir/domain/kernel'),
    import('@weir/postgres'),
    import('../compose-ciphers.ts'),
    import('../config.ts'),
    import('../start-error.ts'),
    import('./open-database.ts'),
  ]);
  const config = loadConfig(context.env);
  const logger = {
    log: (_: unknown, event: string, fields: object) => context.note(`${event} ${JSON.stringify(fields)}`),
  };
  const { resealed, changed, unreadable } = await withDatabase(context, {}, async ({ database }) => {
    const { cipher, credentialCipher } = await composeCiphers(config, new SystemClock(), logger, {
      makesMasterKey: false,
    });
    // What another master key seals no gateway could open.
    const { signingKeys } = new PostgresUnitOfWork(database).repositories;
    for (const { id, privateKeyEncrypted } of await signingKeys.list()) {
      try {
        cipher.decrypt(privateKeyEncrypted, 'signing-key', id);
      } catch (error) {
        throw masterKeyError(error);
      }
    }
    const store = new PostgresSealedCredentialStore(database.kysely);
    return resealCredentials({ store, cipher: credentialCipher });
  });
  const by = config.KMS_KEY_ID === undefined ? 'under the master key' : 'by AWS KMS';
  await context.output.print(`Sealed ${resealed} credential(s) ${by}.`);
  if (changed > 0) context.note(`${changed} changed meanwhile; they were sealed by whoever changed them.`);
  if (unreadable.length > 0) {
    throw new CommandError(`Cannot be read, and were left as they are: ${unreadable.join(', ')}.`);
  }
}
