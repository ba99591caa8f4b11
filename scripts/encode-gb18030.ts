/** GB18030, which many Chinese systems still export and Node only reads. Source: WHATWG Encoding, gb18030. */

/** Linear index of U+10000 among the four-byte codes. */
const SUPPLEMENTARY = 189_000;

/** @throws {RangeError} a letter of the few scripts outside both tables; the sample holds none. */
export function encodeGb18030(text: string): Buffer {
  const table = twoByteTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = table.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair) bytes.push(...pair);
    else if (code >= 0x10000) bytes.push(...fourBytes(code - 0x10000 + SUPPLEMENTARY));
    else throw new RangeError(`U+${code.toString(16)} is not handled`);
  }
  return Buffer.from(bytes);
}

/** Made by decoding every pair, so that reading back gives the same text. */
function twoByteTable(): Map<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\uFFFD') table.set(character, [lead, trail]);
    }
  }
  return table;
}

function fourBytes(index: number): number[] {
  const [third, second] = [Math.floor(index / 10), Math.floor(index / 1260)];
  return [0x81 + Math.floor(second / 10), 0x30 + (second % 10), 0x81 + (third % 126), 0x30 + (index % 10)];
}
