/**
 * A number for the script of each UTF-16 code unit of a text; null when all of it is in one script.
 * Spaces, digits and signs go with the letters before them, or after them at the beginning, and a
 * mark goes with the letter that carries it.
 */
export function scriptsOf(text: string): Uint8Array | null {
  if (latinOnly.test(text)) return null;
  const scripts = new Uint8Array(text.length);
  const met = new Set<number>();
  let script = anyScript;
  let at = 0;
  for (const character of text) {
    const own = scriptOf(character);
    if (own !== anyScript && own !== script) {
      if (script === anyScript) scripts.fill(own, 0, at);
      met.add((script = own));
    }
    scripts.fill(script, at, at + character.length);
    at += character.length;
  }
  return met.size > 1 ? scripts : null;
}

/**
 * The scripts that the faces have letters of. The few signs of other scripts among their glyphs
 * (Braille, say) need no rules of their own, and go with what stands before them.
 */
export const scriptNames = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Tamil',
] as const;

const latinOnly = /^[\p{sc=Latin}\p{sc=Common}\p{sc=Inherited}]*$/u;

const anyScript = 0;

const patterns = scriptNames.map((name) => new RegExp(`^\\p{sc=${name}}`, 'u'));
const carried = /^[\p{sc=Common}\p{sc=Inherited}\p{M}]/u;

function scriptOf(character: string): number {
  if (carried.test(character)) return anyScript;
  return patterns.findIndex((pattern) => pattern.test(character)) + 1;
}
