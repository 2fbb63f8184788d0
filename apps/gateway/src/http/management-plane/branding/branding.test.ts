import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import { STAGE_PNG } from '../../../../test/management-plane/presentation-of-the-stage.ts';
import {
  type Cast,
  type OwnTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

const ADMIN = '/v1/admin/branding';
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
const base64 = (text: string) => Buffer.from(text).toString('base64');

let management: OwnTestManagement;
let cast: Cast;
beforeAll(async () => {
  management = await startTestManagement();
  cast = await management.addCast();
});
afterAll(() => management?.stop());
beforeEach(async () => {
  await management.database.sql`delete from branding_images`;
  await management.database
    .sql`update branding set title = null, subtitle = null, shows = '{login_logo,header_logo_light,header_logo_dark,title,subtitle}'`;
  management.composition.services.management.publicBranding.forget();
});

const shown = (headers: Record<string, string> = {}) =>
  send(management.origin, 'GET', '/v1/branding', { headers });
const patch = (body: object) => cast.platformAdmin.patch(ADMIN, body);
const put = (image: string, slot = 'login_logo', person = cast.platformAdmin) =>
  person.put(`${ADMIN}/images/${slot}`, { image });

describe('GET /v1/branding', () => {
  describe('200', () => {
    it('shows strangers what is switched on, and nothing else', async () => {
      const none = { login_logo: null, header_logo_light: null, header_logo_dark: null };
      expect((await shown()).body).toEqual({ title: null, subtitle: null, images: none, banners: [] });
      await patch({
        title: 'Meadow AI',
        subtitle: 'For everybody',
        shows: { subtitle: false, login_logo: false },
      });
      await put(STAGE_PNG);
      await put(STAGE_PNG, 'header_logo_dark');
      const { status, body } = await shown();
      expect(status).toBe(200);
      expect(body).toMatchObject({
        ...{ title: 'Meadow AI', subtitle: null },
        images: { ...none, header_logo_dark: { width: 1, height: 1 } },
      });
      expect(body).not.toHaveProperty('shows');
    });

    it('is kept by browsers until it changes', async () => {
      await patch({ title: 'Meadow AI' });
      const first = await shown();
      const etag = first.headers.get('etag')!;
      expect(first.headers.get('cache-control')).toBe('public, no-cache');
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
        const again = await shown({ 'if-none-match': known });
        expect([known, again.status, again.body]).toEqual([known, 304, '']);
      }
      await patch({ title: 'Meadow' });
      const changed = await shown({ 'if-none-match': etag });
      expect([changed.status, changed.body.title]).toEqual([200, 'Meadow']);
    });

    it('asks the database once a second, however many strangers ask', async () => {
      const { publicBranding } = management.composition.services.management;
      publicBranding.forget();
      const views = await Promise.all(Array.from({ length: 50 }, () => publicBranding.view()));
      expect(new Set(views).size).toBe(1);
    });
  });
});

describe('GET /v1/branding/images/{slot}/{version}', () => {
  describe('200', () => {
    it('is a PNG that can be cached for good and runs nothing, at an address that changes with it', async () => {
      const before = (await put(base64(SVG))).body.images.login_logo.url;
      const answer = await send(management.origin, 'GET', before);
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/png',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      });
      await expect.poll(async () => (await put(STAGE_PNG)).body.images.login_logo.url).not.toBe(before);
      expect((await send(management.origin, 'GET', before)).status).toBe(404);
    });
  });

  describe('404', () => {
    it.each([
      'login_logo/1',
      'login_logo/0',
      'login_logo/01768478400000',
      'login_logo/9999999999999999',
      'login_logo/latest',
      'favicon/1768478400000',
      '../../etc/passwd',
    ])('knows no %s', async (path) => {
      await put(STAGE_PNG);
      expect((await send(management.origin, 'GET', `/v1/branding/images/${path}`)).status).toBe(404);
    });
  });
});

describe('GET /v1/admin/branding', () => {
  describe('200', () => {
    it('shows platform admins and readers all of it, with the switches', async () => {
      await patch({ title: 'Meadow AI', shows: { title: false } });
      for (const person of [cast.platformAdmin, cast.platformReader]) {
        expect((await person.get(ADMIN)).body).toMatchObject({
          title: 'Meadow AI',
          shows: { title: false, subtitle: true, login_logo: true },
        });
      }
    });
  });
});

describe('PATCH /v1/admin/branding', () => {
  describe('200', () => {
    it('changes what is given, clears what is null, and records which, not to what', async () => {
      await patch({ title: ' Meadow AI ', subtitle: 'For everybody' });
      expect((await patch({ subtitle: null, shows: { title: false } })).body).toMatchObject({
        title: 'Meadow AI',
        subtitle: null,
        shows: { title: false },
      });
      const [record, first] = await management.audit();
      expect(record).toMatchObject({
        action: 'branding.update',
        target: { kind: 'branding', id: 'branding' },
        changedFields: ['subtitle', 'shows.title'],
      });
      expect(JSON.stringify([record, first])).not.toContain('Meadow');
    });
  });

  describe('400', () => {
    it.each([
      ['title', { title: 'a'.repeat(201) }],
      ['title', { title: '' }],
      ['title', { title: 'a\u0000' }],
      ['subtitle', { subtitle: 'a'.repeat(501) }],
      ['shows.favicon', { shows: { favicon: true } }],
      ['shows.title', { shows: { title: null } }],
      ['images', { images: {} }],
    ])('takes no such %s', async (param, body) => {
      expect(await patch(body)).toMatchObject({ status: 400, body: { error: { param } } });
    });
  });
});

describe('PUT /v1/admin/branding/images/{slot}', () => {
  describe('200', () => {
    it('draws the image anew: no byte that was sent is kept', async () => {
      const mark = 'SENTINEL';
      const hidden = Buffer.from(`<script>${mark}</script>`);
      const polyglot = Buffer.concat([Buffer.from(STAGE_PNG, 'base64'), hidden]).toString('base64');
      const { status, body } = await put(polyglot, 'header_logo_light');
      expect(status).toBe(200);
      expect(body.images.header_logo_light).toMatchObject({ width: 1, height: 1 });
      const rows = await management.database.sql<{ png: Buffer }[]>`select png from branding_images`;
      expect(rows.map(({ png }) => png.includes(mark))).toEqual([false]);
      expect((await management.audit())[0]).toMatchObject({
        action: 'branding.update',
        changedFields: ['images.header_logo_light'],
      });
    });

    it('takes up to 2 MiB', async () => {
      const comment = ' '.repeat(2 * 1024 * 1024 - SVG.length - 7);
      expect((await put(base64(`${SVG}<!--${comment}-->`))).status).toBe(200);
    });
  });

  describe('400', () => {
    it.each([
      ['no base64', 'not base64!'],
      ['another alphabet', '_-__'],
      ['a page', base64('<!doctype html><script>alert(1)</script>')],
      ['entities', base64('<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg/>')],
      ['nothing', ''],
      ['more than 2 MiB', base64(`${SVG}${' '.repeat(2 * 1024 * 1024)}`)],
    ])('refuses %s, and keeps what there is', async (_, image) => {
      await put(STAGE_PNG);
      const before = (await shown()).body.images;
      expect(await put(image)).toMatchObject({ status: 400, body: { error: { param: 'image' } } });
      expect((await shown()).body.images).toEqual(before);
    });
  });

  describe('403', () => {
    it('draws nothing for others, and takes no large body from them', async () => {
      for (const person of [cast.owner, cast.platformReader]) {
        expect((await put(STAGE_PNG, 'login_logo', person)).status).toBe(403);
        expect((await put('A'.repeat(200_000), 'login_logo', person)).status).toBe(413);
      }
    });
  });

  describe('404', () => {
    it('has no other place', async () => {
      expect((await put(STAGE_PNG, 'favicon')).status).toBe(404);
    });
  });
});

describe('DELETE /v1/admin/branding/images/{slot}', () => {
  describe('204', () => {
    it('takes the image away', async () => {
      const { url } = (await put(STAGE_PNG)).body.images.login_logo;
      expect((await cast.platformAdmin.delete(`${ADMIN}/images/login_logo`)).status).toBe(204);
      expect((await shown()).body.images.login_logo).toBeNull();
      expect((await management.audit())[0]?.changedFields).toEqual(['images.login_logo']);
      expect((await send(management.origin, 'GET', url)).status).toBe(404);
    });
  });

  describe('404', () => {
    it('takes nothing away twice', async () => {
      expect((await cast.platformAdmin.delete(`${ADMIN}/images/login_logo`)).status).toBe(404);
    });
  });
});
