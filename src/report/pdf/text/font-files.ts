import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The faces, in the order in which they are asked whether they cover a piece of text. */
export const fontOrder = [
  'sans',
  'arabic',
  'hebrew',
  'devanagari',
  'bengali',
  'gurmukhi',
  'gujarati',
  'tamil',
  'symbols',
  'math',
  'emoji',
  'sansBold',
] as const;

export type FontId = (typeof fontOrder)[number];

/** Where the build finds each face: package of `@expo-google-fonts` and path in it. */
export const fontSources: Record<FontId, { readonly package: string; readonly path: string }> = {
  sans: { package: 'noto-sans', path: '400Regular/NotoSans_400Regular.ttf' },
  sansBold: { package: 'noto-sans', path: '700Bold/NotoSans_700Bold.ttf' },
  arabic: { package: 'noto-sans-arabic', path: '400Regular/NotoSansArabic_400Regular.ttf' },
  hebrew: { package: 'noto-sans-hebrew', path: '400Regular/NotoSansHebrew_400Regular.ttf' },
  devanagari: {
    package: 'noto-sans-devanagari',
    path: '400Regular/NotoSansDevanagari_400Regular.ttf',
  },
  bengali: { package: 'noto-sans-bengali', path: '400Regular/NotoSansBengali_400Regular.ttf' },
  gurmukhi: { package: 'noto-sans-gurmukhi', path: '400Regular/NotoSansGurmukhi_400Regular.ttf' },
  gujarati: { package: 'noto-sans-gujarati', path: '400Regular/NotoSansGujarati_400Regular.ttf' },
  tamil: { package: 'noto-sans-tamil', path: '400Regular/NotoSansTamil_400Regular.ttf' },
  symbols: {
    package: 'noto-sans-symbols-2',
    path: '400Regular/NotoSansSymbols2_400Regular.ttf',
  },
  math: { package: 'noto-sans-math', path: '400Regular/NotoSansMath_400Regular.ttf' },
  emoji: { package: 'noto-emoji', path: '400Regular/NotoEmoji_400Regular.ttf' },
};

/** The Unicode short names of emoji: the package and file that the build reads. */
export const emojiNamesSource = 'unicode-emoji-json/data-by-emoji.json';

/** The table that the build writes beside the fonts. */
export const emojiNamesFile = 'emoji-names.json';

/** The folder of fonts in an installed program: `dist/fonts`, three folders above this file. */
export const builtFontFolder = join(import.meta.dirname, '..', '..', '..', 'fonts');

const require = createRequire(import.meta.url);

/** The path of a face: the built folder's, else (run from source) the development package's. */
export function fontPath(id: FontId): string {
  const source = fontSources[id];
  const built = join(builtFontFolder, fileNameOf(source.path));
  return existsSync(built) ? built : join(fontPackageFolder(source.package), source.path);
}

/** The name that a face has in the built folder. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a font package. Throws when the development packages are not installed. */
export function fontPackageFolder(name: string): string {
  return dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
}

/** The path of the emoji names: the built table, else the package's own file. */
export function emojiNamesPath(): { readonly path: string; readonly built: boolean } {
  const built = join(builtFontFolder, emojiNamesFile);
  return existsSync(built)
    ? { path: built, built: true }
    : { path: require.resolve(emojiNamesSource), built: false };
}
