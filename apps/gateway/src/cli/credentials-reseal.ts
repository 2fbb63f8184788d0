import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './command-error.ts';

export function addCredentialsResealCommand(credentials: Command, context: CommandContext): void {
  credentials
    .command('reseal')
    .description('encrypt all provider credentials again, with the key of this environment')
    .addHelpText(
      'after',
      `
Uses the AWS KMS key of KMS_KEY_ID or, without it, the master key. Decrypts every credential that was added with the API and encrypts it
again. The master key must be the one that the gateways use. Gateways read both forms and keep running. You can repeat the command, for
example if it stopped half-way.

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
  await context.output.print(`Encrypted ${resealed} credential(s) ${by}.`);
  if (changed > 0) context.note(`${changed} changed in the meantime and were encrypted by that change.`);
  if (unreadable.length > 0) {
    throw new CommandError(`Could not be read and were not changed: ${unreadable.join(', ')}.`);
  }
}
