import { startSimulator } from '@weir/simulator';
import { addStageModels } from './models-of-the-stage.ts';
import { addStagePresentation } from './presentation-of-the-stage.ts';
import { RowChecksummer, type RowChecksums } from './row-checksums.ts';
import { type OwnTestManagement, startTestManagement } from './start-test-management.ts';
import { addConnection } from './upstreams.ts';
import { buildWorld, type Party, type World } from './world.ts';

/** A gateway on which worlds are built, tried and left behind. */
export interface Stage {
  readonly management: OwnTestManagement;
  build(theirs?: Party): Promise<World>;
  /** Once no job changes its row any more. */
  checksums(owners: Parameters<RowChecksummer['of']>[0]): Promise<RowChecksums>;
  stop(): Promise<void>;
}

export async function startStage(): Promise<Stage> {
  const simulator = await startSimulator();
  const management = await startTestManagement({
    // What clients say of themselves comes as far as it can.
    AUDIT_CLIENT_INFO: 'true',
    TRUSTED_PROXIES: '127.0.0.1/32',
    GITHUB_CLIENT_ID: 'weir',
    GITHUB_CLIENT_SECRET: 'secret of the tests',
    // Nobody is there.
    GITHUB_BASE_URL: 'http://127.0.0.1:1',
  });
  // Evaluates alert rules in the background, which changes rows that are compared.
  await management.composition.services.management.alertWatch.close();
  const connections = {
    brought: await addConnection(management, { name: 'brought', baseUrl: simulator.url }),
    free: await addConnection(management, {
      name: 'free',
      baseUrl: simulator.url,
      models: [['meadow', 'meadow']],
    }),
  };
  await addStageModels(management);
  await addStagePresentation(management);
  const checksummer = new RowChecksummer(management.database);
  return {
    management,
    build: (theirs) => buildWorld(management, connections, theirs),
    async checksums(owners) {
      const { jobRunner } = management.composition.services;
      await jobRunner.look();
      await jobRunner.idle();
      return checksummer.of(owners);
    },
    async stop() {
      await management.stop();
      await simulator.close();
    },
  };
}
