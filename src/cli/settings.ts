import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Context } from './context.ts';

/** The one file outside the case: which case file was used last, and whether to remember that. */
export interface Settings {
  readonly lastCase?: string;
  /** False switches the remembering off. */
  readonly remember?: boolean;
}

/** Where the settings are kept on this system; EVIDENCE_SETTINGS names another file. */
export function settingsPath(
  context: Pick<Context, 'variables' | 'platform' | 'homeFolder'>,
): string {
  const { variables, platform, homeFolder } = context;
  const chosen = variables['EVIDENCE_SETTINGS'] ?? '';
  if (chosen !== '') return chosen;
  const fileName = join('evidence', 'settings.json');
  if (platform === 'win32')
    return join(variables['APPDATA'] ?? join(homeFolder, 'AppData', 'Roaming'), fileName);
  if (platform === 'darwin') return join(homeFolder, 'Library', 'Application Support', fileName);
  const configured = variables['XDG_CONFIG_HOME'] ?? '';
  return join(configured === '' ? join(homeFolder, '.config') : configured, fileName);
}

/** What is remembered; nothing with --no-settings, or where the file is missing or unreadable. */
export async function readSettings(context: Context): Promise<Settings> {
  if (!context.options.settings) return {};
  try {
    const value: unknown = JSON.parse(await readFile(settingsPath(context), 'utf8'));
    if (typeof value !== 'object' || value === null) return {};
    const { lastCase, remember } = value as Record<string, unknown>;
    return {
      ...(typeof lastCase === 'string' && remember !== false ? { lastCase } : {}),
      ...(typeof remember === 'boolean' ? { remember } : {}),
    };
  } catch {
    // Without settings everything works; a case file is then named or looked for.
    return {};
  }
}

/**
 * Remembers the case file used last, unless that is switched off. A settings file that cannot be
 * written is said, and stops nothing.
 */
export async function rememberCase(context: Context, folder: string): Promise<void> {
  const settings = await readSettings(context);
  if (!context.options.settings || settings.remember === false || settings.lastCase === folder)
    return;
  const path = settingsPath(context);
  const temporary = `${path}.new`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(`${JSON.stringify({ ...settings, lastCase: folder }, null, 2)}\n`);
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
    context.terminal.warn(
      'Which case file was used last could not be remembered. Name it with -C next time.',
    );
  }
}
