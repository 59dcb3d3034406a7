import { DateTime } from 'luxon';
import type { FilePreview, SourcePreview } from '../../core/selection.ts';
import type { Selection } from '../../core/source-item.ts';
import { sizeInWords } from '../../core/size-in-words.ts';
import { findDate } from '../../core/spoken-date.ts';
import { shownText, visibleLine } from '../../core/text.ts';
import type { Context } from '../context.ts';
import { misuse } from '../refusal.ts';
import type { Choice, SearchedLine } from '../terminal.ts';
import { searchWords } from '../terminal/search-words.ts';
import { filesWording as wording } from '../wording/files.ts';
import { harmWording } from '../wording/harm.ts';
import { dayInWords } from './conversation-lines.ts';
import type { ImportWishes } from './import-source.ts';

/**
 * Which pictures and videos of a phone are wanted, by the keys of their groups and their paths; null for
 * all. None unless they are named with `--pictures` or chosen. Throws UserError for a group that is not there.
 */
export async function choosePictures(
  context: Context,
  look: () => Promise<SourcePreview>,
  { pictures = [], choose }: Pick<ImportWishes, 'pictures' | 'choose'>,
  zone: string,
): Promise<ReadonlySet<string> | null> {
  const words = pictures.map((word) => word.trim().toLowerCase());
  if (words.includes('all')) return null;
  const groups = words.filter((word) => word !== 'none');
  if (groups.length > 0) return groupsNamed(groups, await look());
  if (words.length > 0 || choose !== undefined || !context.terminal.isInteractive) return new Set();
  return askPictures(context, await look(), zone);
}

/**
 * What of a folder of files is wanted: all of them, those of some days, or those that are ticked. Not
 * asked for a single file.
 */
export async function chooseLooseFiles(
  context: Context,
  preview: SourcePreview,
  zone: string,
): Promise<Partial<Selection>> {
  if (preview.files <= 1) return {};
  const size = preview.bytesInAll === null ? null : sizeInWords(preview.bytesInAll);
  const wish = await context.terminal.choose<'all' | 'days' | 'ticked'>({
    question: wording.whichFiles,
    hint: wording.folder(preview.files, size, daysOf(preview, zone)),
    options: [
      { value: 'all', label: wording.all },
      { value: 'days', label: wording.byDate },
      ...(preview.listedFiles === null
        ? []
        : [{ value: 'ticked' as const, label: wording.oneByOne }]),
    ],
    default: 'all',
  });
  if (wish === 'all') return {};
  if (wish === 'days') return askDays(context, zone);
  return { files: await tickedFiles(context, preview, preview.listedFiles ?? [], zone) };
}

/* A group by its key, or by its title as it is shown. */
function groupsNamed(wanted: readonly string[], preview: SourcePreview): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const word of wanted) {
    const group = preview.fileGroups.find(
      ({ key, title }) => key.toLowerCase() === word || title.toLowerCase() === word,
    );
    if (group === undefined)
      throw misuse({
        ...wording.noGroup(preview.fileGroups.map(({ key }) => key)),
        harm: harmWording.nothingTakenIn,
      });
    keys.add(group.key);
  }
  return keys;
}

async function askPictures(
  context: Context,
  preview: SourcePreview,
  zone: string,
): Promise<ReadonlySet<string> | null> {
  const { files, fileGroups, listedFiles } = preview;
  if (files === 0) return new Set();
  const listed: readonly Choice<string>[] =
    listedFiles === null
      ? []
      : [
          { value: 'by-date', label: wording.byDate },
          { value: 'one-by-one', label: wording.oneByOne },
        ];
  const wish = await context.terminal.choose<string>({
    question: wording.whichPictures,
    hint: wording.pictures(files, daysOf(preview, zone)),
    option: '--pictures',
    options: [
      { value: 'none', label: wording.none },
      ...fileGroups.map(({ key, title, count }) => ({
        value: `group:${key}`,
        label: wording.group(visibleLine(title), count),
      })),
      ...listed,
      { value: 'all', label: wording.allOf(files) },
    ],
    default: 'none',
  });
  if (wish === 'all') return null;
  if (wish === 'by-date') return filesOfDays(context, listedFiles ?? [], zone);
  if (wish === 'one-by-one') return tickedFiles(context, preview, listedFiles ?? [], zone);
  return new Set(wish === 'none' ? [] : [wish.slice('group:'.length)]);
}

async function filesOfDays(
  context: Context,
  files: readonly FilePreview[],
  zone: string,
): Promise<ReadonlySet<string>> {
  const { since, until } = await askDays(context, zone);
  const fitting = files.filter(({ at }) => {
    if (at === null) return true;
    const day = DateTime.fromMillis(at, { zone }).toISODate() ?? '';
    return (since === undefined || day >= since) && (until === undefined || day <= until);
  });
  context.terminal.line(wording.ofDays(fitting.length));
  return new Set(fitting.map(({ path }) => path));
}

async function askDays(
  context: Context,
  zone: string,
): Promise<{ readonly since?: string; readonly until?: string }> {
  const now = DateTime.fromJSDate(context.environment.now(), { zone });
  const since = await askDay(context, wording.since, now);
  const until = await askDay(context, wording.until, now, since);
  return {
    ...(since === null ? {} : { since }),
    ...(until === null ? {} : { until }),
  };
}

async function askDay(
  { terminal }: Context,
  words: { readonly question: string; readonly hint: string },
  now: DateTime,
  notBefore: string | null = null,
): Promise<string | null> {
  const typed = await terminal.ask({
    ...words,
    default: '',
    check: (answer) => {
      const day = dayIn(answer, now);
      if (day === null) return wording.noDay;
      return notBefore !== null && day < notBefore ? wording.beforeFirst : null;
    },
  });
  return typed === '' ? null : dayIn(typed, now);
}

function dayIn(typed: string, now: DateTime): string | null {
  const found = findDate(typed.trim().toLowerCase(), now);
  const [day, ...others] = found.is === 'days' ? found.days : [];
  return day === undefined || others.length > 0 ? null : day;
}

async function tickedFiles(
  { terminal }: Context,
  { fileGroups }: SourcePreview,
  files: readonly FilePreview[],
  zone: string,
): Promise<ReadonlySet<string>> {
  const grouped = fileGroups.flatMap(({ key, title, count }) => {
    const parts = files.filter(({ group }) => group === key).map((file) => fileLine(file, zone));
    const words = searchWords([visibleLine(title)]);
    const label = wording.group(visibleLine(title), count);
    return [{ label, words, weights: [], parts, isSection: true }];
  });
  const others = files.filter(({ group }) => group === null).map((file) => fileLine(file, zone));
  const chosen = await terminal.chooseBySearch<string>({
    question: wording.whichOnes,
    hint: wording.tickHint,
    lines: [...others, ...grouped],
    orders: wording.orders,
  });
  return new Set(chosen);
}

function fileLine({ path, name, at }: FilePreview, zone: string): SearchedLine<string> {
  const day = at === null ? wording.noDate : dayInWords(at, zone);
  return {
    label: wording.file(visibleLine(name), day),
    short: visibleLine(name),
    words: searchWords([shownText(name), path, day]),
    weights: [at ?? 0, -(at ?? 0)],
    value: path,
  };
}

function daysOf({ filesFirst, filesLast }: SourcePreview, zone: string): string | null {
  return filesFirst === null || filesLast === null
    ? null
    : wording.fromTo(dayInWords(filesFirst, zone), dayInWords(filesLast, zone));
}
