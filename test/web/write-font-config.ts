import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Chinese glyphs for a machine that has none: the font that the reports embed.
 * @returns the environment of the browser. FONTCONFIG_FILE counts on Linux and is ignored elsewhere.
 */
export function writeFontConfig(directory: string): Record<string, string> {
  const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts');
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><cachedir>${directory}</cachedir></fontconfig>`,
  );
  return { FONTCONFIG_FILE: file };
}
