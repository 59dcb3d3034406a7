import { readFileSync } from 'node:fs';

import { emojiNamesPath } from './font-files.ts';

/** Names by emoji, without variation selectors. */
export type EmojiNames = Readonly<Record<string, string>>;

/** The table of names from the package's own file; throws when that does not look as expected. */
export function emojiNamesFrom(packageFile: string): EmojiNames {
  const rows = JSON.parse(packageFile) as Record<string, { readonly name?: unknown }>;
  const names: Record<string, string> = {};
  for (const [emoji, row] of Object.entries(rows)) {
    if (typeof row.name !== 'string' || row.name === '') throw new Error('an emoji has no name');
    names[withoutSelectors(emoji)] = row.name;
  }
  return names;
}

/**
 * The name of an emoji in words: `enraged face`, `thumbs up: medium skin tone`. One that the table
 * does not know is named by its code points, so that nothing is left to a small drawing alone.
 */
export function emojiName(emoji: string): string {
  return tableName(emoji) ?? joinedName(emoji) ?? Array.from(emoji, codePointInWords).join(' ');
}

function tableName(emoji: string): string | undefined {
  const bare = withoutSelectors(emoji);
  const direct = names()[bare];
  if (direct !== undefined) return direct;
  const characters = Array.from(bare);
  const tones = characters.filter((character) => character in skinTones);
  const base = names()[characters.filter((character) => !(character in skinTones)).join('')];
  return base !== undefined && tones.length > 0 ? `${base}: ${tonesInWords(tones)}` : undefined;
}

/* A joined emoji that the table has not got as a whole: the names of its pieces. */
function joinedName(emoji: string): string | undefined {
  const names = emoji.split('\u200d').map(tableName);
  return names.every((name) => name !== undefined) ? names.join(' + ') : undefined;
}

const skinTones: Readonly<Record<string, string>> = {
  '\u{1f3fb}': 'light skin tone',
  '\u{1f3fc}': 'medium-light skin tone',
  '\u{1f3fd}': 'medium skin tone',
  '\u{1f3fe}': 'medium-dark skin tone',
  '\u{1f3ff}': 'dark skin tone',
};

function tonesInWords(tones: readonly string[]): string {
  return tones.map((tone) => skinTones[tone] ?? '').join(', ');
}

function codePointInWords(character: string): string {
  const value = character.codePointAt(0) ?? 0;
  return `U+${value.toString(16).toUpperCase().padStart(4, '0')}`;
}

function withoutSelectors(emoji: string): string {
  return emoji.replace(/[\ufe0e\ufe0f]/g, '');
}

let loaded: EmojiNames | undefined;

function names(): EmojiNames {
  if (loaded === undefined) {
    const { path, built } = emojiNamesPath();
    const text = readFileSync(path, 'utf8');
    loaded = built ? (JSON.parse(text) as EmojiNames) : emojiNamesFrom(text);
  }
  return loaded;
}
