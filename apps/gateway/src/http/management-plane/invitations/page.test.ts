import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, send } from '../../../../test/management-plane/person.ts';
import {
  type OwnTestManagement,
  sharedTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

const UNKNOWN = '019bc0de-0000-7000-8000-00000000a001';

class FakeElement {
  textContent = '';
  href = '';
  children: FakeElement[] = [];
  #click = () => {};
  replaceChildren(...children: FakeElement[]): void {
    this.children = children;
  }
  addEventListener(_: 'click', action: () => void): void {
    this.#click = action;
  }
  click(): void {
    this.#click();
  }
}

describe('GET /v1/invitations/{invitation_id}', () => {
  describe('200', () => {
    let management: OwnTestManagement;
    beforeAll(async () => {
      management = await startTestManagement({ GITHUB_CLIENT_ID: 'client', GITHUB_CLIENT_SECRET: 'hunter2' });
    });
    afterAll(() => management.stop());

    const get = (id: string) => send(management.origin, 'GET', `/v1/invitations/${id}`);

    it('is the same page for an invitation that there is and for one that there is not', async () => {
      const owner = await management.signIn();
      const organizationId = await management.addOrganization([[owner, 'owner']]);
      const { body } = await owner.post(`/v1/organizations/${organizationId}/invitations`, {
        invitations: [{ email: 'ada@example.com', role: 'member' }],
      });
      const there = await get(body.data[0].invitation.id);
      const nowhere = await get(UNKNOWN);
      expect(there.status).toBe(200);
      expect(there.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(there.body).toBe(nowhere.body);
    });

    it('lets nothing run but its own script', async () => {
      const { headers, body } = await get(UNKNOWN);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      const sources = [...(body as string).matchAll(/<(script|style)[^>]*>([\s\S]*?)<\/\1>/g)];
      expect(sources.map(([, element]) => element)).toEqual(['style', 'script']);
      for (const [, element, source] of sources) {
        const hash = createHash('sha256').update(source!).digest('base64');
        expect(policy).toContain(`${element}-src 'sha256-${hash}'`);
      }
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(body).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
    });
  });

  describe('the page of an invitation', () => {
    let management: OwnTestManagement;
    let owner: Person;
    let organizationId: string;
    beforeAll(async () => {
      management = await startTestManagement({
        GITHUB_CLIENT_ID: 'client',
        GITHUB_CLIENT_SECRET: 'hunter2',
        PUBLIC_URL: 'http://localhost:3000',
      });
      owner = await management.signIn();
      organizationId = await management.addOrganization([[owner, 'owner']]);
      await management.database.sql`update organizations set name = '<i>Meadow</i>'`;
    });
    afterAll(() => management.stop());

    const invite = async (email: string | null): Promise<URL> => {
      const { body } = await owner.post(`/v1/organizations/${organizationId}/invitations`, {
        invitations: [{ email, role: 'member' }],
      });
      return new URL(body.data[0].accept_url);
    };

    /** Opens the link in what stands for a browser, as this person. */
    const open = async (link: URL, person: Person | null, storage = new Map<string, string>()) => {
      const { body: page } = await send(management.origin, 'GET', link.pathname);
      const script = /<script type="module">([\s\S]*)<\/script>/.exec(page)![1]!;
      const message = new FakeElement();
      const choices = new FakeElement();
      const requests: string[] = [];
      let replaced = '';
      const surroundings = {
        location: { pathname: link.pathname, hash: link.hash },
        history: { replaceState: (_: null, __: string, path: string) => (replaced = path) },
        sessionStorage: {
          setItem: (key: string, value: string) => void storage.set(key, value),
          getItem: (key: string) => storage.get(key) ?? null,
        },
        document: {
          querySelector: (selector: string) => (selector === 'p' ? message : choices),
          createElement: () => new FakeElement(),
        },
        fetch: (path: string, init: RequestInit) => {
          const url = new URL(path, management.origin + link.pathname);
          requests.push(url.href);
          const headers = { ...(init.headers as Record<string, string>), ...person?.credentials };
          return fetch(url, { ...init, headers });
        },
      };
      new Function(...Object.keys(surroundings), script)(...Object.values(surroundings));
      const shows = (text: string) => expect.poll(() => message.textContent).toContain(text);
      return { shows, choices, requests, storage, replaced };
    };

    it('lets whoever is invited accept, with the token, and takes it out of the address', async () => {
      const ada = await management.signIn();
      const link = await invite(ada.email);
      const page = await open(link, ada);
      await page.shows('organization “<i>Meadow</i>”. Your role: member.');
      expect(page.replaced).toBe(link.pathname);
      expect(page.choices.children.map(({ textContent }) => textContent)).toEqual(['Accept', 'Decline']);
      page.choices.children[0]!.click();
      await page.shows('You are now a member.');
      expect((await ada.get(`/v1/organizations/${organizationId}`)).status).toBe(200);
      expect(page.requests.join()).not.toContain(link.hash.slice('#token='.length));
    });

    it('keeps the token while somebody signs in', async () => {
      const ada = await management.signIn();
      const link = await invite(ada.email);
      const before = await open(link, null);
      await before.shows('Sign in with the email address that was invited');
      expect(before.choices.children).toMatchObject([
        {
          textContent: 'GitHub',
          href: `http://localhost:3000/v1/auth/github/login?return_to=${encodeURIComponent(link.pathname)}`,
        },
      ]);
      const after = await open(new URL(link.pathname, link), ada, before.storage);
      await after.shows('Meadow');
      expect([...after.storage.values()]).toEqual([link.hash.slice('#token='.length)]);
      after.choices.children[0]!.click();
      await after.shows('You are now a member.');
    });

    it('lets whoever is invited decline', async () => {
      const ada = await management.signIn();
      const page = await open(await invite(ada.email), ada);
      await page.shows('Meadow');
      page.choices.children[1]!.click();
      await page.shows('You declined the invitation.');
    });

    it('tells somebody else nothing', async () => {
      const page = await open(await invite('ada@example.com'), await management.signIn());
      await page.shows('You have no open invitation here');
      expect(page.choices.children.map(({ textContent }) => textContent)).toEqual(['GitHub']);
    });
  });

  describe('404', () => {
    it('is no page for what cannot be an id', async () => {
      const { origin } = await sharedTestManagement();
      expect(await send(origin, 'GET', '/v1/invitations/ada@example.com')).toMatchObject({
        status: 404,
        body: { error: { code: 'not_found' } },
      });
    });
  });
});
