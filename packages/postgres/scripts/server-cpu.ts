import { readFileSync } from 'node:fs';

/** CPU time of all processes of a server so far, in ms; 0 where there is no `/proc`. */
export function serverCpuMs(postmasterPid: number): number {
  try {
    const children = readFileSync(`/proc/${postmasterPid}/task/${postmasterPid}/children`, 'utf8')
      .trim()
      .split(' ');
    let ticks = 0;
    for (const pid of children) {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      ticks += Number(fields[11]) + Number(fields[12]);
    }
    return ticks * 10;
  } catch {
    return 0;
  }
}
