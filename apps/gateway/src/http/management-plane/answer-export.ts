import type { ExportFormat } from '@weir/domain/jobs';
import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { ManagementEnv } from './management-env.ts';

/** Reads an export in batches, on demand. */
interface Batches<Item> {
  /** The next items, may be none; null when there are no more. */
  next(): Promise<readonly Item[] | null>;
}

/**
 * Streams an export as a file. The next batch is read when the client has taken the last one; reading ends when the client
 * leaves. A failure of the first batch is still a status. A later failure breaks the connection, so that half of an export
 * never looks complete.
 *
 * @throws DomainError `database_unavailable`
 */
export async function answerExport<Item>(
  batches: Batches<Item>,
  format: ExportFormat<Item>,
  { env }: Context<ManagementEnv>,
  unhandled: Services['unhandled'],
): Promise<Response> {
  const encoder = new TextEncoder();
  let left = false;
  let begun = false;
  let written = 0;
  let first: readonly Item[] | null | undefined = await batches.next();

  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    // A stream that enqueues nothing is not asked again.
    for (let text = ''; text === ''; ) {
      const items = first === undefined ? await batches.next() : first;
      first = undefined;
      if (left) return;
      text = [
        begun ? '' : format.begin,
        ...(items ?? []).map((item) => (written++ === 0 ? '' : format.between) + format.line(item)),
        items === null ? format.end : '',
      ].join('');
      begun = true;
      if (text !== '') controller.enqueue(encoder.encode(text));
      if (items === null) return controller.close();
    }
  };
  const body = new ReadableStream<Uint8Array>(
    {
      // Not as an error of the stream: the HTTP server would send its message to the client.
      pull: (controller) =>
        pull(controller).catch((error: unknown) => {
          unhandled(error as Error, env.requestId);
          env.outgoing.destroy();
        }),
      cancel() {
        left = true;
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      'content-type': format.contentType,
      'content-disposition': `attachment; filename="${format.fileName}"`,
    },
  });
}
