import { existsSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { visibleLine } from '../../core/text.ts';
import { typedPaths } from '../add/dragged-paths.ts';
import type { IncidentDraft } from '../add/incident-draft.ts';
import { mustBeThere } from '../must-be-there.ts';
import { addWording } from '../wording/add.ts';
import { terminalWording } from '../wording/terminal.ts';
import { askForm } from './ask-form.ts';
import type { Asking } from './ask-text.ts';
import { chooseToRemove } from './choose-to-remove.ts';
import { itemForm } from './item-form.ts';

type Wish = 'file' | 'item' | 'remove' | 'done';

/** Asks for files and things to attach. Files are noted, and copied when the incident is saved. */
export async function askAttachments(asking: Asking, first: IncidentDraft): Promise<IncidentDraft> {
  let draft = first;
  let wish = firstWish(asking, draft) ?? (await askWish(asking, draft));
  while (wish !== 'done') {
    if (wish === 'file') draft = await addAllFiles(asking, draft);
    else if (wish === 'item') draft = await addItem(asking, draft);
    else draft = await removeOne(asking, draft);
    await asking.keeping.keepDraft(draft);
    wish = await askWish(asking, draft);
  }
  return draft;
}

/* What was going on when the asking stopped; files, where nothing is attached yet. */
function firstWish({ keeping }: Asking, { files, items }: IncidentDraft): Wish | null {
  if (keeping.begun('item') !== null) return 'item';
  const isTyping = keeping.field(fileField).typed !== undefined;
  return isTyping || files.length + items.length === 0 ? 'file' : null;
}

function askWish({ context }: Asking, { files, items }: IncidentDraft): Promise<Wish> {
  const wording = addWording.attach;
  const count = files.length + items.length;
  return context.terminal.choose<Wish>({
    question: wording.other,
    options: [
      { value: 'file', label: wording.file },
      { value: 'item', label: wording.item },
      ...(count > 0 ? [{ value: 'remove' as const, label: wording.remove }] : []),
      { value: 'done', label: wording.done },
    ],
    default: 'done',
  });
}

const fileField = 'attached.files';

/* A field comes first and comes back, for that is where files are dragged to; Enter alone goes on. */
async function addAllFiles(asking: Asking, first: IncidentDraft): Promise<IncidentDraft> {
  const { ask, filesHint, further, furtherHint } = addWording.attach;
  let draft = first;
  let words = { question: ask, hint: filesHint };
  for (;;) {
    const added = await addFiles(asking, draft, words);
    if (added === draft) return draft;
    draft = added;
    words = { question: further, hint: furtherHint };
    await asking.keeping.keepDraft(draft);
  }
}

/* What is not there is said at once, with the text back in the field. */
async function addFiles(
  asking: Asking,
  draft: IncidentDraft,
  words: { readonly question: string; readonly hint: string },
): Promise<IncidentDraft> {
  const { context, casefile, keeping } = asking;
  const wording = addWording.attach;
  let asked = words;
  let field = keeping.field(fileField);
  for (;;) {
    const typed = await context.terminal.ask({
      ...asked,
      default: '',
      ...field,
    });
    if (typed.trim() === '') return draft;
    const paths = typedPaths(typed, context, existsSync).filter(
      (path) => !draft.files.includes(path),
    );
    try {
      await mustBeThere(paths, context);
      for (const path of paths) refuseOwnCase(casefile.folder, path);
      if (paths.length > 0) context.terminal.line(wording.noted(paths.length));
      return { ...draft, files: [...draft.files, ...paths] };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      context.terminal.line([error.message, error.hint ?? ''].join(' ').trim());
      field = { ...field, typed };
      asked = { question: words.question, hint: terminalWording.clearKey };
    }
  }
}

/* A case file is nothing to attach, and a folder around it would bring it in. */
function refuseOwnCase(folder: string, path: string): void {
  const around = relative(path, folder);
  if (around.startsWith('..') || isAbsolute(around)) return;
  throw new UserError(addWording.attach.ownCase);
}

async function addItem(asking: Asking, draft: IncidentDraft): Promise<IncidentDraft> {
  const item = await askForm(asking, 'item', itemForm);
  return { ...draft, items: [...draft.items, item] };
}

async function removeOne(asking: Asking, draft: IncidentDraft): Promise<IncidentDraft> {
  const { files, items } = draft;
  const labels = [...files, ...items.map(({ what }) => what)].map(visibleLine);
  const { which, none } = addWording.attach;
  const gone = await chooseToRemove(asking.context.terminal, { question: which, none, labels });
  if (gone === null) return draft;
  return {
    ...draft,
    files: files.filter((_, index) => index !== gone),
    items: items.filter((_, index) => index + files.length !== gone),
  };
}
