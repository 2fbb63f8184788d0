import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { SharpLogoEncoder } from './sharp-logo-encoder.ts';

const encoder = new SharpLogoEncoder();
const text = (source: string) => new TextEncoder().encode(source);
const svg = (content: string, size = 'width="40" height="20"') =>
  text(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}>${content}</svg>`,
  );
const red = { create: { width: 30, height: 10, channels: 3, background: '#ff0000' } } as const;

async function pixelOf(png: Uint8Array, x: number, y: number): Promise<readonly number[]> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)];
}

/** A black square of one bit a pixel. */
function blackPng(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))));
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
  };
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('SharpLogoEncoder', () => {
  it.each(['png', 'jpeg', 'gif', 'webp'] as const)('draws a %s as a PNG of its size', async (format) => {
    const { png, width, height } = await encoder.encode(await sharp(red).toFormat(format).toBuffer());
    expect([width, height]).toEqual([30, 10]);
    expect((await sharp(png).metadata()).format).toBe('png');
    const [r, g, b, a] = await pixelOf(png, 5, 5);
    expect([r! > 250, g! < 8, b! < 8, a]).toEqual([true, true, true, 255]);
  });

  it('draws an SVG as large as a logo is, however small it says it is, and keeps what is transparent', async () => {
    const { png, width, height } = await encoder.encode(
      svg('<rect width="20" height="20" fill="#00ff00"/>', 'width="40" height="20" viewBox="0 0 40 20"'),
    );
    expect([width, height]).toEqual([1024, 512]);
    expect(await pixelOf(png, 100, 100)).toEqual([0, 255, 0, 255]);
    expect(await pixelOf(png, 900, 100)).toEqual([0, 0, 0, 0]);
  });

  it('draws a large image smaller, in its proportions', async () => {
    const large = await sharp({ create: { ...red.create, width: 4000, height: 500 } })
      .png()
      .toBuffer();
    expect(await encoder.encode(large)).toMatchObject({ width: 1024, height: 128 });
  });

  it('takes no byte over: metadata and what was hidden behind the image are gone', async () => {
    const mark = 'SENTINEL-in-the-image';
    const tagged = await sharp(red)
      .withExif({ IFD0: { Copyright: mark } })
      .jpeg()
      .toBuffer();
    const polyglot = Buffer.concat([tagged, Buffer.from(`<script>alert("${mark}")</script>`)]);
    expect(polyglot.includes(mark)).toBe(true);
    const gif = Buffer.concat([await sharp(red).gif().toBuffer(), Buffer.from(`/*${mark}*/=1;alert(1)`)]);
    for (const image of [polyglot, gif]) {
      const { png } = await encoder.encode(image);
      expect(Buffer.from(png).includes('SENTINEL')).toBe(false);
      expect(Buffer.from(png).includes('script')).toBe(false);
    }
  });

  it('runs nothing in an SVG and loads nothing that it refers to', async () => {
    const here = `file://${import.meta.filename}`;
    const passwd = 'file:///etc/passwd';
    const contents = [
      '<script>while(true){}</script>',
      '<foreignObject width="40" height="20"><body xmlns="http://www.w3.org/1999/xhtml" onload="x()">x</body></foreignObject>',
      `<image href="${here}" width="40" height="20"/>`,
      `<image xlink:href="http://127.0.0.1:9/x.png" width="40" height="20"/>`,
      `<use href="${passwd}#x"/>`,
      `<style>@import url("${passwd}"); rect { fill: url(${passwd}) }</style>`,
      '<text onclick="x()">x</text><a href="javascript:x()"><circle r="0"/></a>',
    ];
    for (const content of contents) {
      const { png } = await encoder.encode(
        svg(`${content}<rect x="30" width="10" height="20" fill="#0000ff"/>`),
      );
      expect(await pixelOf(png, 1000, 500)).toEqual([0, 0, 255, 255]);
      expect(Buffer.from(png).includes('script')).toBe(false);
      // Nothing but the rectangle, apart from text.
      if (!content.includes('<text')) expect(await pixelOf(png, 200, 200)).toEqual([0, 0, 0, 0]);
    }
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['text', text('hello')],
    ['a page', text('<!doctype html><html><svg xmlns="http://www.w3.org/2000/svg"/></html>')],
    ['a PDF', text('%PDF-1.7\n')],
    ['a TIFF', new Uint8Array([0x49, 0x49, 0x2a, 0x00, 8, 0, 0, 0, 0, 0])],
    ['a bitmap', text('BM      ')],
    ['a PNG that is cut off', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0])],
    ['a PNG that is an SVG', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), svg('')])],
    ['an SVG without a size', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an SVG of any size', svg('', 'width="1000000" height="1000000"')],
    ['an SVG that is no XML', text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g>')],
    [
      'an SVG with entities',
      text(
        '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&b;</text></svg>',
      ),
    ],
    [
      'an SVG that reads a file',
      svg('').length > 0 && text('<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg/>'),
    ],
    ['an SVG of filters', svg(`<filter id="f">${'<feTurbulence/>'.repeat(101)}</filter>`)],
    ['an SVG of references', svg('<use href="#a"/>'.repeat(101))],
    ['an SVG of elements', svg('<g/>'.repeat(50_000))],
    ['an SVG in UTF-16', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>', 'utf16le')],
  ])('refuses %s', async (_, image) => {
    await expect(encoder.encode(image as Uint8Array)).rejects.toMatchObject({
      code: 'invalid_parameter',
      param: 'image',
    });
  });

  it('looks at the size before it decodes: an image of 400 megapixels in 50 kilobytes is refused', async () => {
    const bomb = blackPng(20_000);
    expect(bomb.length).toBeLessThan(100_000);
    // A small one like it is drawn.
    expect(await encoder.encode(blackPng(64))).toMatchObject({ width: 64, height: 64 });
    const before = process.memoryUsage().rss;
    await expect(encoder.encode(bomb)).rejects.toMatchObject({ code: 'invalid_parameter' });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('draws only the first picture of an animation, and many images one after the other', async () => {
    const frames = await sharp([await sharp(red).png().toBuffer(), await sharp(red).png().toBuffer()], {
      join: { animated: true },
    })
      .gif()
      .toBuffer();
    const drawn = await Promise.all(Array.from({ length: 5 }, () => encoder.encode(frames)));
    expect(drawn.map(({ height }) => height)).toEqual([10, 10, 10, 10, 10]);
  });
});
