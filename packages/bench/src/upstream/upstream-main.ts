import { exitWithParent } from '../processes/exit-with-parent.ts';
import type { StreamFault } from './response-bytes.ts';
import { startUpstream } from './upstream.ts';

exitWithParent();
const [port, fault] = process.argv.slice(2);
await startUpstream({ port: Number(port), fault: (fault ?? null) as StreamFault | null });
