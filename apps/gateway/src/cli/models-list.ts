import type { ManagedModel } from '@weir/domain/models';
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

interface ListOptions {
  readonly json?: true;
}

export function addModelsListCommand(models: Command, context: CommandContext): void {
  models
    .command('list')
    .description('list models with their prices, including removed ones')
    .option('--json', 'print one JSON object per line')
    .addHelpText(
      'after',
      `
Prices are in US dollars, per million tokens and per request. "-" means unknown: the cost of requests is then unknown too.

Examples:
  $ weir models list
  $ weir models list --json | jq -r 'select(.prices.output == null) | .name'`,
    )
    .action((options: ListOptions) => listModels(options, context));
}

async function listModels(options: ListOptions, context: CommandContext): Promise<void> {
  const [postgres, { withDatabase }, { tableLines }, { PRICE_KINDS, shownPrice, toPricesJson }] =
    await Promise.all([
      import('@weir/postgres'),
      import('./open-database.ts'),
      import('./text-table.ts'),
      import('./model-prices.ts'),
    ]);
  const models = await withDatabase(context, {}, ({ database }) =>
    new postgres.PostgresUnitOfWork(database).repositories.models.list(),
  );
  const kinds = Object.values(PRICE_KINDS).filter(({ isRare }) => !isRare);
  const lines = options.json
    ? models.map((model) =>
        JSON.stringify({
          id: model.id,
          name: model.name,
          status: statusOf(model),
          owned_by: model.ownedBy,
          context_length: model.contextLength,
          connections: model.servedBy,
          prices: toPricesJson(model.prices),
          created_at: model.createdAt,
        }),
      )
    : tableLines(
        [
          { title: 'NAME', align: 'left' },
          { title: 'STATUS', align: 'left' },
          ...kinds.map(({ title }) => ({ title, align: 'right' }) as const),
          { title: 'CONNECTIONS', align: 'left' },
        ],
        models.map((model) => [
          model.name,
          statusOf(model),
          ...kinds.map(({ price }) => shownPrice(model.prices[price])),
          model.servedBy.join(', ') || '-',
        ]),
      );
  for (const line of lines) if (!(await context.output.print(line))) return;
}

function statusOf({ enabled, servedBy }: ManagedModel): 'removed' | 'ready' | 'not_served' {
  if (!enabled) return 'removed';
  return servedBy.length > 0 ? 'ready' : 'not_served';
}
