import type { ChangeFeed, ChangeListener, RequestCancellation } from '@weir/domain/kernel';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aFreshHash, aFreshId } from './an-api-key.ts';

/** A feed nobody listens to yet, with what makes it tell something. */
export interface ChangeFeedHarness {
  readonly feed: ChangeFeed;
  changeApiKey(hash: string): Promise<void>;
  changeKeysOfOrganization(organizationId: string): Promise<void>;
  changeAllApiKeys(): Promise<void>;
  cancelRequest(cancellation: RequestCancellation): Promise<void>;
  changeCatalog(): Promise<void>;
  /** Breaks the connection; it comes back by itself, or by {@link reconnect}. */
  disconnect(): Promise<void>;
  reconnect?(): Promise<void>;
  close?(): Promise<void>;
}

/** What every change feed promises. Call inside a `describe` or at the top of a test file. */
export function changeFeedContract(make: () => Promise<ChangeFeedHarness>): void {
  describe('keeps the contract of a change feed', () => {
    let harness: ChangeFeedHarness;
    let listener: RecordingListener;
    beforeEach(async () => {
      harness = await make();
      listener = new RecordingListener();
    });
    afterEach(async () => {
      await harness.feed.close();
      await harness.close?.();
    });
    const toldEventually = (told: string) => vi.waitFor(() => expect(listener.told).toContain(told), 5_000);

    it('says that it is connected before listening resolves', async () => {
      await harness.feed.listen(listener);
      expect(listener.told).toEqual(['connected']);
    });

    it('tells each kind of change', async () => {
      await harness.feed.listen(listener);
      const hash = aFreshHash();
      await harness.changeApiKey(hash);
      await toldEventually(`apiKeyChanged ${hash}`);
      const organizationId = aFreshId<'organization'>();
      await harness.changeKeysOfOrganization(organizationId);
      await toldEventually(`organizationKeysChanged ${organizationId}`);
      await harness.changeAllApiKeys();
      await toldEventually('allApiKeysChanged');
      const cancellation = { requestId: aFreshId<'request'>(), organizationId, userId: null };
      await harness.cancelRequest(cancellation);
      await toldEventually(`requestCancelled ${JSON.stringify(cancellation)}`);
      await harness.changeCatalog();
      await toldEventually('catalogChanged');
    });

    it('says when it is disconnected and when it is connected again', async () => {
      await harness.feed.listen(listener);
      await harness.disconnect();
      await toldEventually('disconnected');
      await harness.reconnect?.();
      await vi.waitFor(
        () => expect(listener.told.slice(0, 3)).toEqual(['connected', 'disconnected', 'connected']),
        5_000,
      );
      await harness.changeCatalog();
      await toldEventually('catalogChanged');
    });

    it('tells nothing once closed, and may be closed twice', async () => {
      await harness.feed.listen(listener);
      await harness.feed.close();
      await harness.feed.close();
      const told = [...listener.told];
      await harness.changeCatalog();
      expect(listener.told).toEqual(told);
    });
  });
}

class RecordingListener implements ChangeListener {
  readonly told: string[] = [];

  apiKeyChanged(hash: string): void {
    this.told.push(`apiKeyChanged ${hash}`);
  }

  organizationKeysChanged(organizationId: string): void {
    this.told.push(`organizationKeysChanged ${organizationId}`);
  }

  allApiKeysChanged(): void {
    this.told.push('allApiKeysChanged');
  }

  requestCancelled(cancellation: RequestCancellation): void {
    this.told.push(`requestCancelled ${JSON.stringify(cancellation)}`);
  }

  catalogChanged(): void {
    this.told.push('catalogChanged');
  }

  connected(): void {
    this.told.push('connected');
  }

  disconnected(): void {
    this.told.push('disconnected');
  }
}
