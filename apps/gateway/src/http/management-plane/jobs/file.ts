import { getJobFileOperation } from '@weir/contracts/jobs';
import { getOwnJobFile, reachOfFile } from '@weir/domain/jobs';
import { permissionDenied } from '@weir/domain/permissions';
import { handle } from '../endpoint.ts';
import { parametersOf } from './job-kind.ts';
import { jobKind } from './job-kinds.ts';

export const getJobFileEndpoint = handle(
  getJobFileOperation,
  async ({ caller, params: { job_id: id }, context }, services) => {
    const { management, unhandled } = services;
    const { job, file } = await getOwnJobFile(caller, id, management);
    const { reach } = jobKind(job.kind);
    // Nobody gets what they might not export any more.
    const mayHave = (await reach?.(caller, parametersOf(job.kind, job) as never, services)) ?? null;
    if (mayHave === null || mayHave !== reachOfFile(job)) throw permissionDenied('job.read');

    const { jobs } = management.unitOfWork.repositories;
    let number = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          try {
            const piece = number < file.pieces ? await jobs.readPiece(id, number) : null;
            if (piece === null && number < file.pieces) throw new Error('A piece of the file is gone.');
            number += 1;
            if (piece === null) controller.close();
            else controller.enqueue(piece);
          } catch (error) {
            // Not as an error of the stream: the HTTP server would send its message to the client.
            unhandled(error as Error, context.env.requestId);
            context.env.outgoing.destroy();
          }
        },
      },
      { highWaterMark: 0 },
    );
    return new Response(body, {
      headers: {
        'content-type': file.contentType,
        'content-length': `${file.bytes}`,
        'content-disposition': `attachment; filename="${file.name}"`,
      },
    });
  },
);
