import type { Draft } from '../../casefile/casefile.ts';
import { parseReference } from '../../core/exhibit.ts';
import { homeWording } from '../wording/home.ts';

const wording = homeWording.takeUp;

/** The commands that take up what was begun and not saved, each once. */
export function unfinishedCommands(drafts: readonly Draft[]): string[] {
  return [...new Set(drafts.map(commandOf))].sort();
}

/* By the beginning of the draft's name, which is its form's, and by what it is about. */
function commandOf({ id, answers }: Draft): string {
  const changed = /^amend-(\d+)$/.exec(id)?.[1];
  if (changed !== undefined) return wording.amend(changed);
  const about = referenceIn(answers['about']);
  switch (/^(?:own-)?([a-z]+)-/.exec(id)?.[1]) {
    case 'person':
      return begunOrChanged(wording.person, about);
    case 'order':
      return begunOrChanged(wording.order, about);
    case 'told':
      return begunOrChanged(wording.told, about);
    case 'number':
      return about === null ? wording.unknown : ofNumber(about);
    case 'describe':
      return about === null ? wording.unknown : wording.describe(about);
    default:
      return wording.unknown;
  }
}

function begunOrChanged({ begun, changed }: typeof wording.person, about: string | null): string {
  return about === null ? begun : changed(about);
}

/* A new number is about its person (`P1`), a changed one about itself (`P1/2`). */
function ofNumber(about: string): string {
  const { begun, changed } = wording.number;
  return about.includes('/') ? changed(about) : begun(about);
}

function referenceIn(about: unknown): string | null {
  return typeof about === 'string' && parseReference(about) !== null ? about : null;
}
