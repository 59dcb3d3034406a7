import type { Command } from 'commander';
import type { Casefile } from '../../casefile/casefile.ts';
import { exitCodes, UserError } from '../../core/errors.ts';
import { parseReference, type Exhibit } from '../../core/exhibit.ts';
import { sizeInWords } from '../../core/size-in-words.ts';
import { visibleLine } from '../../core/text.ts';
import type { TimelineEvent } from '../../core/timeline.ts';
import type { Context } from '../context.ts';
import { eventAsJson } from '../event-json.ts';
import { eventInFull, eventLines, partyWords } from '../event-lines.ts';
import { withCase } from '../find-case.ts';

const help = `
A reference is what stands at the beginning of each line of “evidence timeline”: a
number for an incident (7), initials and number for an exhibit (AB/3), with a colon
for one row of a conversation (AB/3:12).`;

/** `evidence show <ref>`: one incident, exhibit or row in full. */
export function registerShow(program: Command, context: Context): void {
  program
    .command('show')
    .description('show one thing in full, by its reference')
    .argument('<ref>', 'such as 7, AB/3 or AB/3:12')
    .addHelpText('after', help)
    .action(async (typed: string) => {
      await withCase(context, (casefile) => {
        if (casefile.readOnlyBecause !== null) context.terminal.warn(casefile.readOnlyBecause);
        show(context, casefile, typed);
        return Promise.resolve();
      });
    });
}

function show(context: Context, casefile: Casefile, typed: string): void {
  const parsed = parseReference(typed);
  if (parsed === null)
    throw new UserError('That is not a reference.', {
      hint: 'A reference is like 7, AB/3 or AB/3:12; “evidence timeline” shows them.',
      exitCode: exitCodes.misused,
    });
  switch (parsed.to) {
    case 'incident': {
      const incident = found(casefile.incident(parsed.number));
      const { entry, recordedAt, when } = incident;
      const reference = String(incident.number);
      showEvent(context, casefile, {
        kind: 'incident',
        reference,
        happened: when,
        recordedAt,
        entry,
        incident,
      });
      return;
    }
    case 'item':
      showEvent(context, casefile, found(casefile.item(parsed.reference, parsed.line)));
      return;
    case 'exhibit':
      showExhibit(context, casefile, found(casefile.exhibit(parsed.reference)));
      return;
  }
}

function found<T>(value: T | null): T {
  if (value !== null) return value;
  throw new UserError('There is nothing of that reference in this case file.', {
    hint: 'Run “evidence timeline” to see the references.',
  });
}

function showEvent(context: Context, casefile: Casefile, event: TimelineEvent): void {
  const { terminal, options } = context;
  if (options.json) {
    terminal.json(eventAsJson(event));
    return;
  }
  terminal.heading(event.reference);
  for (const line of eventInFull(event, casefile.details.zone)) terminal.result(`${line}\n`);
}

function showExhibit(context: Context, casefile: Casefile, exhibit: Exhibit): void {
  const { terminal, options } = context;
  if (exhibit.kind === 'file') {
    const happened = exhibit.described?.when ?? exhibit.facts.happened;
    const { reference, entry } = exhibit;
    const recordedAt = exhibit.origin.takenInAt;
    showEvent(context, casefile, { kind: 'file', reference, happened, recordedAt, entry, exhibit });
    return;
  }
  if (options.json) {
    terminal.json(exhibit);
    return;
  }
  terminal.heading(`Exhibit ${exhibit.reference} (proposed reference)`);
  for (const line of exhibitLines(exhibit)) terminal.result(`${line}\n`);
  if (exhibit.kind !== 'conversation') return;
  for (const row of casefile.conversationRows(exhibit.reference, false))
    for (const line of eventLines(row, casefile.details.zone)) terminal.result(`${line}\n`);
}

function exhibitLines(exhibit: Exclude<Exhibit, { kind: 'file' }>): string[] {
  const { origin } = exhibit;
  const what =
    exhibit.kind === 'conversation'
      ? [
          `Conversation, ${exhibit.rows} rows, ${exhibit.conversation.others.map(partyWords).join('; ')}`,
          ...(exhibit.continues === undefined ? [] : [`Continues ${exhibit.continues}`]),
        ]
      : [`File inside a conversation: ${visibleLine(exhibit.name)}`, `Belongs to ${exhibit.item}`];
  return [
    ...what,
    `SHA-256: ${exhibit.sha256} (${sizeInWords(exhibit.sizeBytes)})`,
    `Read out of: ${visibleLine(origin.sourceName)}, SHA-256 ${origin.sourceSha256}`,
    `How: ${visibleLine(origin.obtainedHow)}`,
    `Taken in: ${origin.takenInAt} (UTC), entry ${exhibit.entry}`,
  ];
}
