import type { ColumnChoice } from '../../core/source-item.ts';
import { misuse } from '../refusal.ts';
import { columnsWording } from '../wording/columns.ts';
import { harmWording } from '../wording/harm.ts';

const names = [
  'kind',
  'time',
  'party',
  'name',
  'direction',
  'received',
  'text',
  'duration',
  'service',
] as const;

type Name = (typeof names)[number];

/* A heading may hold a comma: a new one begins only where a name and = follow. */
const parting = new RegExp(`,(?=(?:${names.join('|')})=)`);

/**
 * What `--columns` says: `time=Date,party=Number,text=Message`. A table with text is one of messages,
 * one without of calls, unless `kind=` says it. Throws UserError (misused) for anything else.
 */
export function statedColumns(typed: string): ColumnChoice {
  const found = new Map<Name, string>();
  for (const part of typed.split(parting)) {
    const equals = part.indexOf('=');
    const name = names.find((one) => one === part.slice(0, Math.max(0, equals)).trim());
    const value = part.slice(equals + 1).trim();
    if (name === undefined || value === '' || found.has(name))
      throw refused(columnsWording.misused.form);
    found.set(name, value);
  }
  const { kind, time, party, ...rest }: Partial<Record<Name, string>> = Object.fromEntries(found);
  if (time === undefined || party === undefined) throw refused(columnsWording.misused.needed);
  if (kind !== undefined && kind !== 'messages' && kind !== 'calls')
    throw refused(columnsWording.misused.kind);
  return { kind: kind ?? (rest.text === undefined ? 'calls' : 'messages'), time, party, ...rest };
}

function refused(words: { message: string; hint: string }): Error {
  return misuse({ ...words, harm: harmWording.nothingTakenIn });
}
