import { describe, expect, it } from 'vitest';
import { aConnection, aModel } from '../../../../testing/src/a-model.ts';
import { isDomainError } from '../../kernel/domain-error.ts';
import type { Connection, Model } from '../../models/model.ts';
import { cutInto, joined } from '../__fixtures__/chunkings.ts';
import { StreamTranslator } from '../stream/translating-stream.ts';
import { CLIENT_TRANSLATORS } from './client-translators.ts';
import { Losses } from './losses.ts';
import type { JsonObject } from './translator.ts';
import { UPSTREAM_TRANSLATORS } from './upstream-translators.ts';

/**
 * Each folder `__fixtures__/<operation>-to-<upstream's API>/<case>/` is a case, reviewed by eye. It is given:
 *
 * - `request.json`, the client's request
 * - `upstream-answer.json` and `upstream-stream.txt`, what the upstream answers, either or both or none
 * - `settings.json`, where a case needs it: `upstreamModel`, `connection`, `model`, `dropParams`
 *
 * The rest is what comes of it: `upstream-request.json` or `refusal.json`, `client-answer.json`, `client-stream.txt`. Run vitest with
 * `-u` to write these anew.
 */
const files = import.meta.glob('./__fixtures__/*/*/*', { query: '?raw', import: 'default', eager: true });

interface Settings {
  readonly upstreamModel?: string;
  readonly connection?: Partial<Connection>;
  readonly model?: Partial<Model>;
  readonly dropParams?: readonly string[];
}

const UPSTREAM_MODEL = 'upstream-model';
const RECEIVED_MS = Date.UTC(2026, 0, 15, 12, 0, 0);
const decoder = new TextDecoder();
const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const cases = [...new Set(Object.keys(files).map((path) => path.replace(/\/[^/]+$/, '')))];

describe.each(cases)('%s', (folder) => {
  const given = (name: string): string | undefined => files[`${folder}/${name}`];
  const [, operation, api] = /\/([^/]+)-to-([^/]+)\/[^/]+$/.exec(folder)!;
  const client = CLIENT_TRANSLATORS[operation!]!;
  const upstream = UPSTREAM_TRANSLATORS[api as keyof typeof UPSTREAM_TRANSLATORS]!;
  const body = JSON.parse(given('request.json') ?? '{}') as JsonObject;
  const settings = JSON.parse(given('settings.json') ?? '{}') as Settings;

  function send(): { readonly file: string; readonly golden: string } {
    const losses = new Losses(new Set(settings.dropParams));
    try {
      const written = upstream.writeRequest(client.readRequest(body), {
        upstreamModel: settings.upstreamModel ?? UPSTREAM_MODEL,
        model: aModel(settings.model),
        connection: aConnection(settings.connection),
        mayAsk: true,
        losses,
      });
      const dropped = losses.dropped.length === 0 ? {} : { dropped: losses.dropped };
      return {
        file: 'upstream-request.json',
        golden: pretty({ path: written.path, ...dropped, body: written.body }),
      };
    } catch (error) {
      if (!isDomainError(error)) throw error;
      const { code, publicMessage: message, param } = error;
      return { file: 'refusal.json', golden: pretty({ code, message, param }) };
    }
  }

  const writer = () =>
    client.newWriter({
      request: client.readRequest(body),
      body,
      requestId: 'req_golden',
      receivedMs: RECEIVED_MS,
    });

  function stream(bytes: Uint8Array, where: 'every-byte' | []): string {
    const passed: Uint8Array[] = [];
    let told = '';
    const translator = new StreamTranslator(upstream.newReader(), writer(), {
      pass: (piece) => passed.push(piece),
      rejected: (words) => {
        told = `rejected: ${JSON.stringify(words)}\n`;
      },
      untranslatable: (why) => {
        told = `untranslatable: ${why}\n`;
      },
      observerFailed: (error) => {
        throw error;
      },
    });
    for (const piece of cutInto(bytes, where)) translator.push(piece, 0);
    if (translator.endInput(0) === 'unfinished') told = 'unfinished\n';
    translator.release();
    return decoder.decode(joined(passed)) + told;
  }

  it('asks the upstream, or refuses', async () => {
    const { file, golden } = send();
    await expect(golden).toMatchFileSnapshot(`${folder}/${file}`);
    expect(given(file === 'refusal.json' ? 'upstream-request.json' : 'refusal.json')).toBeUndefined();
  });

  const answer = given('upstream-answer.json');
  if (answer !== undefined) {
    it('answers in one piece', async () => {
      expect(upstream.readBody(new TextEncoder().encode(answer))).toMatchObject({ error: null });
      const read = upstream.readAnswer(JSON.parse(answer) as JsonObject);
      const golden = pretty(JSON.parse(writer().body(read)));
      await expect(golden).toMatchFileSnapshot(`${folder}/client-answer.json`);
    });
  }

  const chunks = given('upstream-stream.txt');
  if (chunks !== undefined) {
    it('answers in a stream, the same for every chunking', async () => {
      const bytes = new TextEncoder().encode(chunks);
      const text = stream(bytes, []);
      expect(stream(bytes, 'every-byte')).toBe(text);
      await expect(text).toMatchFileSnapshot(`${folder}/client-stream.txt`);
    });
  }
});
