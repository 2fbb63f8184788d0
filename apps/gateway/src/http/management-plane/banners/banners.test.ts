import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import {
  type Cast,
  type OwnTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

const BANNERS = '/v1/admin/banners';
const HOUR_MS = 3_600_000;

let management: OwnTestManagement;
let cast: Cast;
beforeAll(async () => {
  management = await startTestManagement();
  cast = await management.addCast();
});
afterAll(() => management?.stop());
beforeEach(async () => {
  await management.database.sql`delete from banners`;
});

const create = (body: object = {}) =>
  cast.platformAdmin.post(BANNERS, { text: 'Maintenance on Sunday', ...body });
const made = async (body: object = {}) => {
  const answer = await create(body);
  expect(answer.status).toBe(201);
  return answer.body.id as string;
};
const at = (hours: number) => new Date(management.now().getTime() + hours * HOUR_MS).toISOString();
const shownTo = async (person = cast.member) =>
  (await person.get('/v1/banners')).body.banners.map(({ id }: { id: string }) => id);

describe('POST /v1/admin/banners', () => {
  describe('201', () => {
    it('makes a banner that everybody sees at once, and records it without its text', async () => {
      const translations = { de: 'Wartung am Sonntag', 'zh-Hans': '周日维护' };
      const link = 'https://status.example.com/';
      const { status, body } = await create({ translations, level: 'critical', link });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        ...{ text: 'Maintenance on Sunday', translations, level: 'critical', link },
        ...{ dismissible: true, public: false, visible: true, ends_at: null },
        created_by: cast.platformAdmin.userId,
      });
      for (const person of [cast.member, cast.stranger, cast.platformReader]) {
        expect((await person.get('/v1/banners')).body.banners).toEqual([
          {
            ...{ id: body.id, text: body.text, translations, level: 'critical', link },
            dismissible: true,
          },
        ]);
      }
      const [record] = await management.audit();
      expect(record).toMatchObject({ action: 'banner.create', target: { kind: 'banner', id: body.id } });
      expect(JSON.stringify(record)).not.toContain('Sunday');
    });

    it('shows it within its period only, and before sign-in only when it is public', async () => {
      await made({ text: 'Over', starts_at: at(-2), ends_at: at(-1) });
      await made({ text: 'To come', starts_at: at(1) });
      await made({ text: 'Hidden', visible: false });
      const inside = await made({ starts_at: at(-1), ends_at: at(1) });
      const open = await made({ public: true });
      expect(await shownTo()).toEqual([open, inside]);
      const { body } = await send(management.origin, 'GET', '/v1/branding');
      expect(body.banners).toMatchObject([{ id: open }]);
    });
  });

  describe('400', () => {
    it.each([
      ['text', { text: '' }],
      ['text', { text: 'a'.repeat(501) }],
      ['text', { text: 'a\u0000b' }],
      ['level', { level: 'danger' }],
      ['link', { link: 'http://example.com' }],
      ['link', { link: 'javascript:alert(1)' }],
      ['link', { link: 'https://user:secret@example.com' }],
      ['link', { link: ' https://example.com' }],
      ['link', { link: `https://example.com/${'a'.repeat(2_048)}` }],
      ['translations.elv', { translations: { elv: 'Mae govannen' } }],
      ['translations.de', { translations: { de: '' } }],
      ['ends_at', { starts_at: '2026-02-01T00:00:00Z', ends_at: '2026-02-01T00:00:00Z' }],
      ['created_by', { created_by: null }],
    ])('takes no such %s: %j', async (param, body) => {
      expect(await create(body)).toMatchObject({ status: 400, body: { error: { param } } });
    });
  });

  describe('403', () => {
    it('is for platform admins', async () => {
      for (const person of [cast.owner, cast.platformReader]) {
        expect((await person.post(BANNERS, { text: 'Mine' })).status).toBe(403);
      }
    });
  });

  describe('409', () => {
    it('lets at most five be shown at once, at any time to come and however many are made at once', async () => {
      for (let number = 0; number < 3; number++) await made({ starts_at: at(10) });
      const answers = await Promise.all([create(), create(), create(), create()]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 409, 409]);
      expect((await create({ starts_at: at(20) })).status).toBe(409);
      // It is over before the three begin.
      expect((await create({ ends_at: at(9) })).status).toBe(201);
      expect((await create({ visible: false })).status).toBe(201);
    });

    it('keeps at most a hundred', async () => {
      await management.database.sql`
        insert into banners (id, text, level, starts_at, dismissible, public, visible, created_at, updated_at)
        select gen_random_uuid(), 'Old', 'info', ${management.now()}, true, false, false, ${management.now()}, ${management.now()}
        from generate_series(1, 100)`;
      expect((await create({ visible: false })).status).toBe(409);
    });
  });
});

describe('PATCH /v1/admin/banners/{banner_id}', () => {
  describe('200', () => {
    it('changes what is given, and shows a new text again to those who dismissed the old one', async () => {
      const id = await made();
      await cast.member.post(`/v1/banners/${id}/dismiss`);
      expect(await shownTo()).toEqual([]);
      const patch = (body: object) => cast.platformAdmin.patch(`${BANNERS}/${id}`, body);
      expect((await patch({ level: 'warning', ends_at: at(1) })).body).toMatchObject({
        text: 'Maintenance on Sunday',
        level: 'warning',
      });
      expect((await management.audit())[0]).toMatchObject({
        action: 'banner.update',
        changedFields: ['level', 'ends_at'],
      });
      expect(await shownTo()).toEqual([]);
      await patch({ text: 'Maintenance on Monday', ends_at: null });
      expect(await shownTo()).toEqual([id]);
    });
  });

  describe('400', () => {
    it('ends nothing before it starts', async () => {
      const id = await made({ starts_at: at(1) });
      expect(await cast.platformAdmin.patch(`${BANNERS}/${id}`, { ends_at: at(0) })).toMatchObject({
        status: 400,
        body: { error: { param: 'ends_at' } },
      });
    });
  });

  describe('404', () => {
    it('knows no other', async () => {
      expect((await cast.platformAdmin.patch(`${BANNERS}/${crypto.randomUUID()}`, {})).status).toBe(404);
    });
  });

  describe('409', () => {
    it('makes no sixth visible, and changes those that are', async () => {
      const hidden = await made({ visible: false });
      const shown = [await made(), await made(), await made(), await made(), await made()];
      const patch = (id: string, body: object) => cast.platformAdmin.patch(`${BANNERS}/${id}`, body);
      expect((await patch(hidden, { visible: true })).status).toBe(409);
      expect((await patch(shown[0]!, { text: 'Changed' })).status).toBe(200);
      expect((await patch(hidden, { text: 'Changed' })).status).toBe(200);
    });
  });
});

describe('DELETE /v1/admin/banners/{banner_id}', () => {
  describe('204', () => {
    it('deletes it with what people dismissed', async () => {
      const id = await made();
      await cast.member.post(`/v1/banners/${id}/dismiss`);
      expect((await cast.platformAdmin.delete(`${BANNERS}/${id}`)).status).toBe(204);
      expect(await shownTo(cast.owner)).toEqual([]);
      expect((await management.audit())[0]).toMatchObject({ action: 'banner.delete', target: { id } });
    });
  });

  describe('404', () => {
    it('deletes nothing twice', async () => {
      const id = await made();
      await cast.platformAdmin.delete(`${BANNERS}/${id}`);
      expect((await cast.platformAdmin.delete(`${BANNERS}/${id}`)).status).toBe(404);
    });
  });
});

describe('GET /v1/admin/banners', () => {
  describe('200', () => {
    it('lists all of them to platform admins and readers, newest first, in pages', async () => {
      const ids = [
        await made({ visible: false }),
        await made(),
        await made({ starts_at: at(1) }),
      ].toReversed();
      const { body } = await cast.platformReader.get(`${BANNERS}?limit=2`);
      const rest = await cast.platformReader.get(`${BANNERS}?limit=2&cursor=${body.next_cursor}`);
      const listed = [...body.data, ...rest.body.data];
      expect(listed.map(({ id }: { id: string }) => id)).toEqual(ids);
      expect((await cast.owner.get(BANNERS)).status).toBe(403);
    });
  });
});

describe('POST /v1/admin/banner-visibility', () => {
  const show = (ids: readonly string[], visible: boolean) =>
    cast.platformAdmin.post('/v1/admin/banner-visibility', { ids, visible });

  describe('200', () => {
    it('hides and shows several together, and records each', async () => {
      const ids = [await made(), await made()];
      const { body } = await show(ids, false);
      expect(body.banners).toMatchObject(ids.map((id) => ({ id, visible: false })));
      expect(await shownTo()).toEqual([]);
      const records = (await management.audit()).slice(0, 2);
      expect(records.map(({ target }) => target?.id).toSorted()).toEqual(ids.toSorted());
      expect((await show(ids, true)).status).toBe(200);
      expect((await shownTo()).toSorted()).toEqual(ids.toSorted());
    });
  });

  describe('404', () => {
    it('changes none when one does not exist', async () => {
      const id = await made();
      expect((await show([id, crypto.randomUUID()], false)).status).toBe(404);
      expect(await shownTo()).toEqual([id]);
    });
  });

  describe('409', () => {
    it('shows none when too many would be shown', async () => {
      const ids: string[] = [];
      for (let number = 0; number < 6; number++) ids.push(await made({ visible: false }));
      expect((await show(ids, true)).status).toBe(409);
      expect(await shownTo()).toEqual([]);
      expect((await show(ids.slice(1), true)).status).toBe(200);
    });
  });
});

describe('GET /v1/banners', () => {
  describe('200', () => {
    it('is for everybody who is signed in', async () => {
      expect((await cast.stranger.get('/v1/banners')).body).toEqual({ banners: [] });
      expect((await send(management.origin, 'GET', '/v1/banners')).status).toBe(401);
    });
  });
});

describe('POST /v1/banners/{banner_id}/dismiss', () => {
  const dismiss = (id: string, person = cast.member) => person.post(`/v1/banners/${id}/dismiss`);

  describe('204', () => {
    it('hides it from this person alone, in every session, and once is as good as twice', async () => {
      const id = await made();
      expect((await dismiss(id)).status).toBe(204);
      expect((await dismiss(id)).status).toBe(204);
      expect(await shownTo()).toEqual([]);
      expect(await shownTo(await management.signInAgain(cast.member))).toEqual([]);
      expect(await shownTo(cast.owner)).toEqual([id]);
    });
  });

  describe('404', () => {
    it('knows no banner that is not shown', async () => {
      for (const id of [
        await made({ visible: false }),
        await made({ starts_at: at(1) }),
        crypto.randomUUID(),
      ]) {
        expect((await dismiss(id)).status).toBe(404);
      }
    });
  });

  describe('409', () => {
    it('keeps one that must be seen', async () => {
      const id = await made({ dismissible: false });
      expect((await dismiss(id)).status).toBe(409);
      expect(await shownTo()).toEqual([id]);
    });
  });
});
