import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { exitCodes, UserError } from '../../core/errors.ts';
import type { Context } from '../context.ts';
import {
  changeSettings,
  forgetSettings,
  readSettings,
  settingsPath,
  type Settings,
} from '../settings.ts';
import { exampleHelp } from '../help.ts';
import { settingsWording as wording } from '../wording/settings.ts';

/** What can be switched, and what it is where nothing was said. */
const switches = { discreet: false, plain: false, remember: true } as const;
type Switch = keyof typeof switches;

/** `evidence settings`: shows the one file outside the case, changes it, removes it. */
export function registerSettings(program: Command, context: Context): void {
  program
    .command('settings')
    .argument('[what]', wording.argumentWhat)
    .argument('[state]', wording.argumentState)
    .description(wording.description)
    .addHelpText(
      'after',
      exampleHelp({
        about: wording.helpAbout,
        examples: wording.examples,
        exits: [0, 1, 2],
      }),
    )
    .action(async (what: string | undefined, state: string | undefined) => {
      if (what === undefined) await show(context);
      else if (what === 'forget') await forget(context, state);
      else await change(context, what, state);
    });
}

async function show(context: Context): Promise<void> {
  const { terminal, options } = context;
  const file = settingsPath(context);
  const exists = existsSync(file);
  const settings = await readSettings(context);
  if (options.json) {
    terminal.json({ file, exists, lastCase: settings.lastCase ?? null, ...statesOf(settings) });
    return;
  }
  terminal.result(wording.file(file));
  if (!options.settings) terminal.result(wording.notUsed);
  else if (!exists) terminal.result(wording.noFile);
  const { lastCase } = settings;
  terminal.result(lastCase === undefined ? wording.noLastCase : wording.lastCase(lastCase));
  for (const [name, isOn] of Object.entries(statesOf(settings)))
    terminal.result(wording.state(name, isOn));
}

function statesOf(settings: Settings): Record<Switch, boolean> {
  return {
    discreet: settings.discreet ?? switches.discreet,
    plain: settings.plain ?? switches.plain,
    remember: settings.remember ?? switches.remember,
  };
}

async function forget(context: Context, state: string | undefined): Promise<void> {
  if (state !== undefined) throw misused(wording.takesNoState);
  mustUseSettings(context);
  const was = await forgetSettings(context);
  context.terminal.line(was ? wording.forgotten : wording.nothingToForget);
}

async function change(context: Context, what: string, state: string | undefined): Promise<void> {
  if (!Object.hasOwn(switches, what)) throw misused(wording.unknown);
  if (state !== 'on' && state !== 'off') throw misused(wording.needsOnOrOff);
  mustUseSettings(context);
  const isOn = state === 'on';
  await changeSettings(context, (settings) => {
    const changed: Settings = { ...settings, [what]: isOn };
    if (what !== 'remember' || isOn) return changed;
    const { lastCase: _, ...rest } = changed;
    return rest;
  });
  context.terminal.line(wording.changed(what, isOn));
}

function mustUseSettings(context: Context): void {
  if (context.options.settings) return;
  throw new UserError(wording.cannotChange, {
    harm: wording.nothingChanged,
    hint: wording.withoutThat,
    exitCode: exitCodes.misused,
  });
}

function misused(sentence: string): UserError {
  return new UserError(sentence, {
    harm: wording.nothingChanged,
    hint: wording.howTo,
    exitCode: exitCodes.misused,
  });
}
