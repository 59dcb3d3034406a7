import { adviceAsText } from '../../advice/advice-text.ts';
import type { BundleInput } from '../../bundle/bundle-input.ts';
import { planBundle, type BundlePlan } from '../../bundle/bundle-plan.ts';
import { discardBundle, keepBundle } from '../../bundle/keep-bundle.ts';
import { refuseUnfitTarget, type BundleTarget } from '../../bundle/bundle-target.ts';
import { peopleInBundle, type PeopleInBundle } from '../../bundle/people-in-bundle.ts';
import type { WithheldThings } from '../../bundle/withheld-things.ts';
import { writeBundle, type WrittenBundle } from '../../bundle/write-bundle.ts';
import type { Casefile, CheckedRecord } from '../../casefile/casefile.ts';
import { Stopped } from '../../core/errors.ts';
import type { ExhibitWithBytes } from '../../core/exhibit.ts';
import { sha256Of } from '../../core/sha256.ts';
import { sizeInWords } from '../../core/size-in-words.ts';
import { viewableCopy } from '../../media/copies.ts';
import type { Context } from '../context.ts';
import { refuseBeyondEnd } from './handover-place.ts';
import { misuse } from '../refusal.ts';
import { bundleDocument, modelOf, refuseDamage, writeDocuments } from './report-files.ts';
import { bundleWording } from '../wording/bundle.ts';
import { harmWording } from '../wording/harm.ts';
import { reportWording } from '../wording/report.ts';

/** What was said, or worked out, of the bundle that is wanted. */
export interface BundleWishes {
  readonly path: string;
  readonly name: string;
  readonly form: 'zip' | 'folder';
  readonly at: string;
  readonly upTo?: number;
  readonly forWhom?: string;
  readonly despiteDamage: boolean;
  readonly yes: boolean;
}

/**
 * Makes a bundle in the order that leaves nothing half done: documents in scratch, the plan shown and
 * agreed to, written under a temporary name, read back, recorded, and only then under its name.
 */
export async function makeBundle(
  context: Context,
  casefile: Casefile,
  wishes: BundleWishes,
): Promise<void> {
  const { terminal } = context;
  terminal.line(reportWording.sendsNothing);
  const target: BundleTarget = {
    path: wishes.path,
    form: wishes.form,
    caseFolder: casefile.folder,
  };
  await refuseUnfitTarget(target);
  const record = await casefile.checkedRecord(wishes.upTo);
  try {
    refuseBeyondEnd(wishes.upTo, record.head);
    refuseDamage(record, wishes.despiteDamage);
    const forWhom = await askForWhom(context, wishes);
    await casefile.withScratch(async (scratch) => {
      const plan = await planWithDocuments(
        context,
        casefile,
        record,
        { ...wishes, forWhom },
        scratch,
      );
      const positions = positionsStated(record, plan);
      await agree(context, plan, positions, peopleInBundle(record), wishes);
      await writeAndKeep(context, casefile, plan, target, forWhom);
    });
  } finally {
    await record.close();
  }
}

async function askForWhom(context: Context, wishes: BundleWishes): Promise<string | null> {
  if (wishes.forWhom !== undefined) return wishes.forWhom;
  if (!context.terminal.isInteractive || wishes.yes) return null;
  const answer = await context.terminal.ask({
    question: bundleWording.forWhom,
    option: bundleWording.forWhomOption,
    default: '',
  });
  return answer === '' ? null : answer;
}

type Decided = Omit<BundleWishes, 'forWhom'> & { readonly forWhom: string | null };

/*
 * Planned twice: the report lists what is withheld and links to the exhibits by their names in the
 * bundle, and the bundle needs to know the report's size and hash.
 */
async function planWithDocuments(
  context: Context,
  casefile: Casefile,
  record: CheckedRecord,
  wishes: Decided,
  scratch: string,
): Promise<BundlePlan> {
  const { name, version } = context.environment.software;
  const input = await bundleInput(context, casefile, record, wishes);
  const first = await planBundle(input);
  const paths = new Map(
    first.payload.flatMap(({ reference, path }) =>
      reference !== undefined && path.startsWith('data/exhibits/')
        ? [[reference, path.slice('data/'.length)] as const]
        : [],
    ),
  );
  const model = modelOf(casefile, record, {
    madeAt: wishes.at,
    software: name,
    version,
    ...(wishes.upTo === undefined ? {} : { upTo: wishes.upTo }),
    withheld: first.withheld,
    exhibitPath: (reference) => paths.get(reference) ?? null,
  });
  const [pdf = '', html = '', csv = ''] = await writeDocuments(model, scratch);
  return planBundle({
    ...input,
    documents: {
      reportPdf: await bundleDocument(pdf),
      timelineHtml: await bundleDocument(html),
      messagesCsv: await bundleDocument(csv),
    },
  });
}

async function bundleInput(
  context: Context,
  casefile: Casefile,
  record: CheckedRecord,
  wishes: Decided,
): Promise<BundleInput> {
  const { name, version } = context.environment.software;
  const model = modelOf(casefile, record, { madeAt: wishes.at, software: name, version });
  const empty = { sizeBytes: 0, sha256: sha256Of(''), open: noBytes };
  return {
    name: wishes.name,
    sample: casefile.sample,
    record,
    documents: { reportPdf: empty, timelineHtml: empty, messagesCsv: empty },
    copies: { extensionFor, make: (exhibit) => copyOf(casefile, exhibit) },
    journal: () => record.entries(),
    caseJson: await casefile.caseText(),
    forWhom: wishes.forWhom,
    period: model.summary.period,
    contact: null,
    at: wishes.at,
    software: `${name} ${version}`,
    advice: [{ name: 'help_and_advice', text: adviceAsText(record.details.nation) }],
    despiteDamage: wishes.despiteDamage,
  };
}

// eslint-disable-next-line @typescript-eslint/require-await
async function* noBytes(): AsyncGenerator<Uint8Array> {
  yield* [];
}

const copyOfType: Readonly<Record<string, string>> = {
  'image/heic': '.jpg',
  'image/heif': '.jpg',
  'audio/amr': '.wav',
  'audio/amr-wb': '.wav',
};

function mediaTypeOf(exhibit: ExhibitWithBytes): string {
  if (exhibit.kind === 'conversation') return '';
  const stated = exhibit.kind === 'file' ? exhibit.facts.mediaType : exhibit.mediaType;
  return (stated ?? '').toLowerCase();
}

function extensionFor(exhibit: ExhibitWithBytes): string | null {
  return copyOfType[mediaTypeOf(exhibit)] ?? null;
}

const mostCopiedBytes = 256 * 1024 * 1024;

async function copyOf(casefile: Casefile, exhibit: ExhibitWithBytes): Promise<Uint8Array | null> {
  if (exhibit.sizeBytes > mostCopiedBytes) return null;
  const pieces: Uint8Array[] = [];
  for await (const piece of casefile.openObject(exhibit.object)) pieces.push(piece);
  return (await viewableCopy(Buffer.concat(pieces), mediaTypeOf(exhibit)))?.bytes ?? null;
}

/** Shows in numbers what is in it and what is not, and goes on only on the person's word. */
async function agree(
  context: Context,
  plan: BundlePlan,
  positions: readonly string[],
  people: PeopleInBundle,
  wishes: BundleWishes,
): Promise<void> {
  const { terminal } = context;
  const { files, bytes, exhibits, entries } = plan.numbers;
  terminal.heading(bundleWording.heading);
  terminal.line(bundleWording.files(files, sizeInWords(bytes)));
  terminal.line(bundleWording.exhibits(exhibits, entries));
  terminal.line(bundleWording.named(people.named));
  for (const line of withheldLines(plan)) terminal.line(line);
  for (const { reference, why } of plan.leftOut)
    terminal.line(bundleWording.leftOut(reference, why));
  warnOfPositions(context, positions);
  warnOfPeople(context, people);
  terminal.line(bundleWording.notLookedFor);
  if (wishes.yes) return;
  if (!terminal.isInteractive)
    throw misuse({ ...bundleWording.notSaid, harm: harmWording.nothingMade });
  if (!(await terminal.confirm({ question: bundleWording.makeIt, option: '--yes', default: true })))
    throw new Stopped(harmWording.nothingMade);
}

/* As things, the way a person counts them; the parts are in the record. */
function withheldLines({ numbers, withheldThings }: BundlePlan): string[] {
  if (numbers.withheldParts === 0) return [bundleWording.nothingWithheld];
  const kinds = Object.keys(bundleWording.withheldThings) as (keyof WithheldThings)[];
  return [
    bundleWording.withheld,
    ...kinds
      .filter((kind) => withheldThings[kind] > 0)
      .map((kind) => `  ${bundleWording.withheldThings[kind](withheldThings[kind])}`),
  ];
}

/* Files that say where they were made. What is left out needs no warning, and is not to be named. */
function positionsStated(record: CheckedRecord, { leftOut }: BundlePlan): string[] {
  const out = new Set(leftOut.map(({ reference }) => reference));
  const stated: string[] = [];
  for (const exhibit of record.exhibits())
    if (
      exhibit.kind === 'file' &&
      exhibit.facts.statesPosition === true &&
      !out.has(exhibit.reference)
    )
      stated.push(exhibit.reference);
  return stated;
}

function warnOfPositions({ terminal }: Context, stated: readonly string[]): void {
  if (stated.length === 0) return;
  terminal.warn(bundleWording.positions(stated.length, stated.join(', ')));
}

function warnOfPeople({ terminal }: Context, people: PeopleInBundle): void {
  const { witnessesInConversations, ownContactsInConversations } = people;
  for (const { person, exhibits } of witnessesInConversations)
    terminal.warn(bundleWording.conversationWithWitness(person, named(exhibits)));
  for (const { person, exhibits } of ownContactsInConversations)
    terminal.warn(bundleWording.conversationWithOwnContact(person, named(exhibits)));
  if (witnessesInConversations.length + ownContactsInConversations.length > 0)
    terminal.line(bundleWording.conversationsStay);
}

const mostNamed = 20;

function named(exhibits: readonly string[]): string {
  const more = exhibits.length - mostNamed;
  const shown = exhibits.slice(0, mostNamed).join(', ');
  return more > 0 ? bundleWording.andMore(shown, more) : shown;
}

async function writeAndKeep(
  context: Context,
  casefile: Casefile,
  plan: BundlePlan,
  target: BundleTarget,
  forWhom: string | null,
): Promise<void> {
  const progress = context.terminal.progress(bundleWording.writing);
  let done = 0;
  const written = await writeBundle(plan, target, (bytes) => {
    done += bytes;
    progress.update(done, plan.numbers.bytes);
  }).finally(() => {
    progress.finish();
  });
  try {
    if (casefile.readOnlyBecause === null) await recordIt(casefile, plan, written, forWhom);
    else context.terminal.warn(bundleWording.notEntered);
  } catch (error) {
    await discardBundle(written);
    throw error;
  }
  tell(context, plan, written, await keepBundle(written));
}

async function recordIt(
  casefile: Casefile,
  plan: BundlePlan,
  written: WrittenBundle,
  forWhom: string | null,
): Promise<void> {
  await casefile.recordBundle({
    head: plan.head,
    sha256: written.sha256,
    bytes: written.bytes,
    forWhom,
    files: written.listing.map(({ path, sha256 }) => ({ path, sha256 })),
    withheld: plan.withheld.map(({ seq, parts }) => ({
      seq,
      names: parts.map(({ name }) => name),
    })),
  });
}

function tell(context: Context, plan: BundlePlan, written: WrittenBundle, path: string): void {
  const { terminal, options } = context;
  const { sha256, bytes, files } = written;
  if (options.json) {
    const withheld = plan.numbers.withheldParts;
    terminal.json({ path, sha256, bytes, files, exhibits: plan.numbers.exhibits, withheld });
    return;
  }
  terminal.result(`${path}\n`);
  terminal.line(bundleWording.done(sha256));
  terminal.line(bundleWording.head(`${plan.head.seq}:${plan.head.hash}`));
  for (const reference of written.copiesNotMade) terminal.line(bundleWording.noCopy(reference));
}
