import type { Command } from 'commander';
import type { Casefile } from '../../casefile/casefile.ts';
import type { CaseDetails, Nation } from '../../core/case-record.ts';
import { isKnownZone } from '../../core/time.ts';
import type { Context } from '../context.ts';
import { refuseSample, withCase } from '../find-case.ts';
import { describeCommand } from '../form/ledger-commands.ts';
import { misuse } from '../refusal.ts';
import { nations } from '../start/start-case.ts';
import { detailsWording as wording } from '../wording/details.ts';
import { harmWording } from '../wording/harm.ts';
import { initWording } from '../wording/init.ts';

/** What was given on the command line. */
interface Wishes {
  readonly initials?: string;
  readonly timezone?: string;
  readonly nation?: string;
}

const { questions, complaints } = initWording;

/** `evidence details`: shows and changes initials, time zone and nation. */
export function registerDetails(program: Command, context: Context): void {
  describeCommand(program.command('details'), wording)
    .option('--initials <letters>', wording.options.initials)
    .option('--timezone <zone>', wording.options.timezone)
    .option('--nation <nation>', wording.options.nation)
    .action(async (wishes: Wishes) => {
      const given = checkedWishes(wishes);
      const isChange = Object.keys(given).length > 0;
      await withCase(
        context,
        async (casefile) => {
          if (isChange) await change(context, casefile, { ...casefile.details, ...given });
          else await showAndAsk(context, casefile);
          if (context.options.json) context.terminal.json(casefile.details);
        },
        { write: isChange },
      );
    });
}

function checkedWishes({ initials, timezone, nation }: Wishes): Partial<CaseDetails> {
  const complaint =
    (initials === undefined ? null : initialsComplaint(initials)) ??
    (timezone === undefined ? null : zoneComplaint(timezone)) ??
    (nation === undefined || nations.some(({ value }) => value === nation)
      ? null
      : complaints.nation(nations.map(({ value }) => value).join(', ')));
  if (complaint !== null) throw misuse({ message: complaint, harm: harmWording.nothingChanged });
  return {
    ...(initials === undefined ? {} : { initials: initials.toUpperCase() }),
    ...(timezone === undefined ? {} : { zone: timezone }),
    ...(nation === undefined ? {} : { nation: nation as Nation }),
  };
}

async function showAndAsk(context: Context, casefile: Casefile): Promise<void> {
  const { terminal, options } = context;
  if (options.json) return;
  if (casefile.readOnlyBecause !== null) terminal.warn(casefile.readOnlyBecause);
  for (const line of lines(casefile.details)) terminal.result(line);
  const mayWrite = casefile.readOnlyBecause === null && !casefile.sample;
  if (!terminal.isInteractive || !mayWrite) return;
  const changed = await askChange(context, casefile.details);
  if (changed !== null) await change(context, casefile, changed);
}

async function change(context: Context, casefile: Casefile, after: CaseDetails): Promise<void> {
  const { terminal } = context;
  refuseSample(casefile);
  const before = casefile.details;
  if (JSON.stringify(before) === JSON.stringify(after)) {
    terminal.line(wording.unchanged);
    return;
  }
  await casefile.changeDetails(after);
  terminal.line(wording.saved);
  for (const line of lines(after)) terminal.line(`  ${line}`);
  if (before.initials !== after.initials) terminal.line(wording.referencesStay);
  if (before.zone !== after.zone) terminal.line(wording.zoneStays);
}

async function askChange(context: Context, details: CaseDetails): Promise<CaseDetails | null> {
  const { terminal } = context;
  const { label } = wording;
  const which = await terminal.choose<keyof CaseDetails | null>({
    question: wording.which,
    options: [
      { value: null, label: wording.nothing },
      { value: 'initials', label: label.initials },
      { value: 'zone', label: label.zone },
      { value: 'nation', label: label.nation },
    ],
    default: null,
  });
  switch (which) {
    case null:
      return null;
    case 'initials':
      return { ...details, initials: (await askInitials(context, details)).toUpperCase() };
    case 'zone':
      return { ...details, zone: await askZone(context, details) };
    case 'nation':
      return { ...details, nation: await askNation(context, details) };
  }
}

function askInitials({ terminal }: Context, { initials }: CaseDetails): Promise<string> {
  return terminal.ask({
    question: questions.initials,
    hint: wording.referencesStay,
    default: initials,
    check: initialsComplaint,
  });
}

function askZone({ terminal }: Context, { zone }: CaseDetails): Promise<string> {
  return terminal.ask({ question: questions.zone, default: zone, check: zoneComplaint });
}

function askNation({ terminal }: Context, { nation }: CaseDetails): Promise<Nation> {
  return terminal.choose({
    question: questions.nation,
    hint: questions.nationHint,
    options: nations,
    default: nation,
  });
}

function initialsComplaint(answer: string): string | null {
  return /^[A-Za-z]{1,6}$/.test(answer) ? null : complaints.initials;
}

function zoneComplaint(answer: string): string | null {
  return isKnownZone(answer) ? null : complaints.zone;
}

function lines({ initials, zone, nation }: CaseDetails): string[] {
  const { label, line } = wording;
  return [
    line(label.initials, initials),
    line(label.zone, zone),
    line(label.nation, initWording.nations[nation]),
  ];
}
