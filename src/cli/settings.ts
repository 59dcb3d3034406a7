import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemErrorCode } from '../core/errors.ts';
import type { Context, GlobalOptions } from './context.ts';
import { refusal } from './refusal.ts';
import { settingsWording as wording } from './wording/settings.ts';

/** The one file outside the case: which case file was used last, and how the program is to behave. */
export interface Settings {
  readonly lastCase?: string;
  /** False switches the remembering of the case file off. */
  readonly remember?: boolean;
  /** Clears screen and scroll-back on the way out. */
  readonly discreet?: boolean;
  /** No redraws, no cursor moves, no colour. */
  readonly plain?: boolean;
}

/** What must be known to find and read the settings. */
export type SettingsPlace = Pick<Context, 'variables' | 'platform' | 'homeFolder'> & {
  readonly options: Pick<GlobalOptions, 'settings'>;
};

/** Where the settings are kept on this system; EVIDENCE_SETTINGS names another file. */
export function settingsPath(
  place: Pick<Context, 'variables' | 'platform' | 'homeFolder'>,
): string {
  const { variables, platform, homeFolder } = place;
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
export async function readSettings(place: SettingsPlace): Promise<Settings> {
  if (!place.options.settings) return {};
  try {
    if (!(await mayBeSettings(settingsPath(place)))) return {};
    return settingsIn(JSON.parse(await readFile(settingsPath(place), 'utf8')));
  } catch {
    // Without settings everything works; a case file is then named or looked for.
    return {};
  }
}

/**
 * Changes what is remembered; the file is replaced whole or stays as it was. Nothing is written with
 * --no-settings, or where nothing changes. Throws what the disk answers.
 */
export async function changeSettings(
  place: SettingsPlace,
  change: (settings: Settings) => Settings,
): Promise<void> {
  if (!place.options.settings) return;
  const before = await readSettings(place);
  const after = change(before);
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  if (!(await mayBeSettings(settingsPath(place)))) throw refusal(wording.notAFile);
  await replace(settingsPath(place), `${JSON.stringify(after, null, 2)}\n`);
}

/** Removes the settings file. False where there was none. Throws what the disk answers. */
export async function forgetSettings(place: SettingsPlace): Promise<boolean> {
  if (!place.options.settings || !(await mayBeSettings(settingsPath(place)))) return false;
  try {
    await rm(settingsPath(place));
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Remembers the case file used last, unless that is switched off. A settings file that cannot be
 * written is said, and stops nothing.
 */
export async function rememberCase(context: Context, folder: string): Promise<void> {
  try {
    await changeSettings(context, (settings) =>
      settings.remember === false ? settings : { ...settings, lastCase: folder },
    );
  } catch {
    context.terminal.warn(wording.notRemembered);
  }
}

function settingsIn(value: unknown): Settings {
  if (typeof value !== 'object' || value === null) return {};
  const { lastCase, remember, discreet, plain } = value as Record<string, unknown>;
  return {
    ...(typeof lastCase === 'string' && remember !== false ? { lastCase } : {}),
    ...(typeof remember === 'boolean' ? { remember } : {}),
    ...(typeof discreet === 'boolean' ? { discreet } : {}),
    ...(typeof plain === 'boolean' ? { plain } : {}),
  };
}

/*
 * A device such as /dev/null, named to switch settings off, must be neither waited for nor replaced nor
 * removed.
 */
async function mayBeSettings(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return true;
    throw error;
  }
}

async function replace(path: string, text: string): Promise<void> {
  const temporary = `${path}.new`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
