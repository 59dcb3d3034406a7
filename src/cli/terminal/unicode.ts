/**
 * Whether the terminal shows more than ASCII: by the locale; on Windows only terminals that say who they
 * are (the old console does not); macOS does unless its locale says otherwise.
 */
export function showsUnicode(
  variables: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): boolean {
  if (platform === 'win32') {
    return (
      named(variables, 'WT_SESSION') ||
      named(variables, 'TERM_PROGRAM') ||
      named(variables, 'ConEmuTask') ||
      /xterm|alacritty|rxvt/.test(variables['TERM'] ?? '')
    );
  }
  // The kernel's own console has a few hundred glyphs.
  if (variables['TERM'] === 'linux') return false;
  const locale = ['LC_ALL', 'LC_CTYPE', 'LANG'].find((name) => named(variables, name));
  if (locale === undefined) return platform === 'darwin';
  return /utf-?8/i.test(variables[locale] ?? '');
}

function named(variables: Readonly<Record<string, string | undefined>>, name: string): boolean {
  return (variables[name] ?? '') !== '';
}
