const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á',
  b: 'ƀ',
  c: 'ç',
  d: 'ð',
  e: 'é',
  g: 'ĝ',
  h: 'ĥ',
  i: 'í',
  k: 'ķ',
  l: 'ļ',
  n: 'ñ',
  o: 'ö',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'û',
  w: 'ŵ',
  y: 'ý',
  z: 'ž',
  A: 'Å',
  B: 'Ɓ',
  C: 'Ç',
  D: 'Ð',
  E: 'É',
  I: 'Î',
  N: 'Ñ',
  O: 'Ö',
  R: 'Ŕ',
  S: 'Š',
  T: 'Ţ',
  U: 'Û',
  Y: 'Ý',
};

/** What stays as it is: values (`{name}`) and elements (`<0>`). */
const KEPT = /(\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|<[^>]*>)/;

/** An English message as no language has it: accented, a third longer, in brackets. For tests; a text without brackets is in no catalogue. */
export function pseudoMessage(message: string): string {
  const parts = message.split(KEPT).map((part, index) => (index % 2 === 1 ? part : accented(part)));
  return `[${parts.join('')}${'~'.repeat(Math.ceil(message.length / 3))}]`;
}

function accented(text: string): string {
  return [...text].map((letter) => ACCENTS[letter] ?? letter).join('');
}
