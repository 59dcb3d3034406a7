import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { emojiNamesFrom } from './text/emoji-names.ts';
import {
  builtFontFolder,
  emojiNamesFile,
  emojiNamesSource,
  fileNameOf,
  fontPackageFolder,
  fontSources,
} from './text/font-files.ts';

/*
 * A step of the build: puts the fonts, the names of emoji and their licences into dist/fonts, so that
 * the installed program needs none of the packages they come from. Run as a program, after tsc.
 */

await mkdir(builtFontFolder, { recursive: true });
await collectFonts();
await collectEmojiNames();

async function collectFonts(): Promise<void> {
  for (const source of Object.values(fontSources)) {
    const folder = fontPackageFolder(source.package);
    await copyFile(join(folder, source.path), join(builtFontFolder, fileNameOf(source.path)));
    await copyFile(
      join(folder, 'LICENSE_FONT'),
      join(builtFontFolder, `LICENSE-${source.package}.txt`),
    );
  }
}

async function collectEmojiNames(): Promise<void> {
  const source = createRequire(import.meta.url).resolve(emojiNamesSource);
  const names = emojiNamesFrom(await readFile(source, 'utf8'));
  await writeFile(join(builtFontFolder, emojiNamesFile), JSON.stringify(names));
  await copyFile(
    join(dirname(source), 'LICENSE'),
    join(builtFontFolder, 'LICENSE-unicode-emoji-json.txt'),
  );
}
