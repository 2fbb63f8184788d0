import { beforeEach, describe, expect, it } from 'vitest';
import { aConnection, aDeployment, aModel } from '../../../testing/src/a-model.ts';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { InMemoryCatalogRepository } from '../../../testing/src/in-memory-catalog-repository.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import { Catalog } from './catalog.ts';

describe('Catalog', () => {
  let clock: FakeClock;
  let repository: InMemoryCatalogRepository;
  let logger: RecordingLogger;
  let catalog: Catalog;
  const connection = aConnection();

  beforeEach(async () => {
    clock = new FakeClock();
    repository = new InMemoryCatalogRepository();
    logger = new RecordingLogger();
    catalog = new Catalog({ repository, clock, logger });
    await repository.saveConnection(connection);
  });

  const discover = (...names: string[]) => {
    const models = names.map((name) => aModel({ name }));
    const deployments = models.map((model) => aDeployment(model, connection));
    return repository.replaceDiscovered(connection.id, models, deployments);
  };
  const readyNames = () =>
    catalog.current.list('live').flatMap((listed) => (listed.ready ? [listed.model.name] : []));
  /** Makes loads wait after they have read; returns what lets the oldest one go on. */
  const holdLoads = () => {
    const held: (() => void)[] = [];
    repository.afterRead = () => new Promise((resolve) => void held.push(resolve));
    return async () => {
      held.shift()?.();
      await flushMicrotasks();
    };
  };

  it('is empty before the first load', () => {
    expect(catalog.current.version).toBe(0);
    expect(catalog.current.list('live')).toEqual([]);
    expect(catalog.current.resolve('a', 'live')).toBeNull();
  });

  it('holds what the last load read, under a new version', async () => {
    await discover('a');
    await catalog.reload();
    const first = catalog.current;
    await discover('b');
    expect(catalog.current).toBe(first);
    await catalog.reload();
    expect(readyNames()).toEqual(['b']);
    expect([first.version, catalog.current.version]).toEqual([1, 2]);
    expect(first.resolve('a', 'live')?.deployments).toHaveLength(1);
    expect(logger.of('catalog.loaded')).toEqual([
      { models: 1, deployments: 1, version: 1 },
      { models: 2, deployments: 1, version: 2 },
    ]);
  });

  it('loads once more after a load during which it was asked again, however often', async () => {
    const goOn = holdLoads();
    const first = catalog.reload();
    await discover('late');
    const others = [catalog.reload(), catalog.reload(), catalog.reload()];
    await flushMicrotasks();
    expect(repository.loads).toBe(1);
    await goOn();
    await first;
    expect(repository.loads).toBe(2);
    await goOn();
    await Promise.all(others);
    expect(repository.loads).toBe(2);
    expect(readyNames()).toEqual(['late']);
  });

  it('reloads a moment after changes are told, once for many', async () => {
    await discover('a');
    for (let count = 0; count < 10; count++) {
      catalog.catalogChanged();
      clock.advance(4);
    }
    expect(repository.loads).toBe(0);
    await clock.advanceGently(10);
    expect(repository.loads).toBe(1);
    expect(readyNames()).toEqual(['a']);
  });

  it('reloads for a change told during a load', async () => {
    const goOn = holdLoads();
    catalog.catalogChanged();
    await clock.advanceGently(50);
    await discover('late');
    catalog.catalogChanged();
    await clock.advanceGently(50);
    expect(repository.loads).toBe(1);
    await goOn();
    await goOn();
    expect(repository.loads).toBe(2);
    expect(readyNames()).toEqual(['late']);
  });

  it('reloads when the feed connects, for what it was not told', async () => {
    await discover('a');
    catalog.connected();
    await clock.advanceGently(50);
    expect(readyNames()).toEqual(['a']);
  });

  it('keeps the old snapshot when a load fails, and tells the caller', async () => {
    await discover('a');
    await catalog.reload();
    const before = catalog.current;
    repository.failure = new Error('connection refused');
    await expect(catalog.reload()).rejects.toMatchObject({ code: 'database_unavailable', retryable: true });
    expect(catalog.current).toBe(before);
    expect(logger.of('catalog.load_failed')).toEqual([{ errorCode: 'database_error' }]);
  });

  it('tries a failed load again, at growing intervals, until it succeeds', async () => {
    repository.failure = new Error('connection refused');
    catalog.catalogChanged();
    await clock.advanceGently(50);
    const loadsAt: number[] = [];
    for (let elapsedMs = 0, seen = repository.loads; elapsedMs < 130_000; elapsedMs += 500) {
      await clock.advanceGently(500, 500);
      if (repository.loads > seen) loadsAt.push(elapsedMs + 500);
      seen = repository.loads;
    }
    expect(loadsAt).toEqual([500, 1_500, 3_500, 7_500, 15_500, 31_500, 61_500, 91_500, 121_500]);
    repository.failure = null;
    await discover('a');
    await clock.advanceGently(30_000, 500);
    expect(readyNames()).toEqual(['a']);
    const { loads } = repository;
    await clock.advanceGently(120_000, 500);
    expect(repository.loads).toBe(loads);
  });

  it('starts with the short interval again after a success', async () => {
    repository.failure = new Error('connection refused');
    await catalog.reload().catch(() => undefined);
    await clock.advanceGently(500);
    repository.failure = null;
    await catalog.reload();
    repository.failure = new Error('connection refused');
    await catalog.reload().catch(() => undefined);
    const { loads } = repository;
    await clock.advanceGently(500);
    expect(repository.loads).toBe(loads + 1);
  });

  it('gives up a load that hangs, so that a later one can succeed', async () => {
    await discover('a');
    repository.afterRead = () => new Promise(() => undefined);
    const hanging = expect(catalog.reload()).rejects.toMatchObject({ internal: 'catalog_load_timeout' });
    await clock.advanceGently(10_000, 1_000);
    await hanging;
    repository.afterRead = null;
    await clock.advanceGently(500);
    expect(readyNames()).toEqual(['a']);
  });

  it('does nothing more once closed', async () => {
    repository.failure = new Error('connection refused');
    await catalog.reload().catch(() => undefined);
    catalog.catalogChanged();
    catalog.close();
    catalog.catalogChanged();
    expect(clock.pendingTimers).toBe(0);
  });
});
