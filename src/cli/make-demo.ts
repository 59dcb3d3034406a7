import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Casefile, Environment } from '../casefile/casefile.ts';
import { verifyCasefile } from '../casefile/checking/verify.ts';
import { checkBag } from '../bundle/check-bag.ts';
import { showsDamage } from '../core/finding.ts';
import { demoIncidents, type DemoIncident } from '../demo/incidents.ts';
import { concernsDemoCase, demoDetails, demoOwner } from '../demo/people.ts';
import { demoFolders, demoSources } from '../demo/sources.ts';
import { discover } from '../importers/discover.ts';
import { importers } from '../importers/index.ts';
import type { Context } from './context.ts';
import { sampleMark } from './find-case.ts';
import { timeOf } from './handover/handover-place.ts';
import { importSource } from './import/import-source.ts';
import { makeBundle } from './handover/make-bundle.ts';
import { refusal } from './refusal.ts';
import { modelOf, writeDocuments } from './handover/report-files.ts';
import { takeInFiles } from './import/take-in.ts';
import { demoWording } from './wording/demo.ts';
import { harmWording } from './wording/harm.ts';

/** Where everything of the demonstration lies. */
interface DemoPlaces {
  readonly folder: string;
  readonly sources: string;
  readonly record: string;
  readonly handover: string;
  readonly report: string;
  readonly bundle: string;
}

/** Makes the sample case, its report and its bundle in a new folder, and checks them. */
export async function makeDemo(context: Context, folder: string | undefined): Promise<void> {
  await demo(context, placesIn(freeFolder(context, folder)));
}

function freeFolder(context: Context, typed: string | undefined): string {
  const wanted = resolve(context.currentFolder, typed ?? 'evidence-demo');
  if (!existsSync(wanted)) return wanted;
  if (typed !== undefined)
    throw refusal({ ...demoWording.taken, harm: harmWording.nothingChanged });
  let number = 2;
  while (existsSync(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}

function placesIn(folder: string): DemoPlaces {
  const handover = join(folder, 'record-handover');
  return {
    folder,
    sources: join(folder, 'sources'),
    record: join(folder, 'record'),
    handover,
    report: join(handover, 'AB_report'),
    bundle: join(handover, 'AB_sample_bundle.zip'),
  };
}

async function demo(context: Context, places: DemoPlaces): Promise<void> {
  const { terminal } = context;
  terminal.heading(sampleMark);
  await writeSources(places);
  terminal.line(demoWording.steps.sources);
  const casefile = await recordIncidents(context, places);
  try {
    const { incidents } = casefile.summary();
    terminal.line(demoWording.steps.incidents(incidents));
    await importSources(context, casefile, places);
    const { contacts, exhibits } = casefile.summary();
    terminal.line(demoWording.steps.imports(contacts, exhibits));
    await makeReport(context, casefile, places);
    terminal.line(demoWording.steps.report);
    const at = timeOf(undefined, context.environment.now());
    const wishes = { path: places.bundle, name: 'AB_sample_bundle', form: 'zip', at } as const;
    await makeBundle(quietly(context), casefile, {
      ...wishes,
      forWhom: demoWording.forWhom,
      despiteDamage: false,
      yes: true,
    });
    terminal.line(demoWording.steps.bundle);
  } finally {
    casefile.close();
  }
  await checkAll(context, places);
  tell(context, places);
}

async function writeSources(places: DemoPlaces): Promise<void> {
  try {
    await mkdir(places.folder);
  } catch (error) {
    throw refusal(
      { ...demoWording.cannotMakeFolder, harm: harmWording.nothingChanged },
      { cause: error },
    );
  }
  for (const { path, bytes } of demoSources()) {
    const file = join(places.sources, ...path.split('/'));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes, { flag: 'wx' });
  }
}

/** Each incident is recorded by a clock that stands at the day on which she would have recorded it. */
async function recordIncidents(context: Context, places: DemoPlaces): Promise<Casefile> {
  const incidents = demoIncidents();
  const first = incidents[0]?.recordedAt ?? context.environment.now().toISOString();
  const clock = { at: new Date(first) };
  const environment: Environment = { ...context.environment, now: () => clock.at };
  const { casefiles } = context;
  const casefile = await casefiles.create(
    places.record,
    { details: demoDetails, sample: true },
    environment,
  );
  try {
    for (const incident of incidents) {
      clock.at = new Date(incident.recordedAt);
      await recordOne(context, casefile, incident, places);
    }
  } finally {
    casefile.close();
  }
  return casefiles.open(places.record, context.environment);
}

async function recordOne(
  context: Context,
  casefile: Casefile,
  { answers, attach }: DemoIncident,
  places: DemoPlaces,
): Promise<void> {
  const paths = attach.map((path) => join(places.sources, ...path.split('/')));
  const attached = await takeInFiles(casefile, paths, quietly(context));
  await casefile.recordIncidents([attached.length === 0 ? answers : { ...answers, attached }]);
}

async function importSources(
  context: Context,
  casefile: Casefile,
  places: DemoPlaces,
): Promise<void> {
  for (const folder of Object.values(demoFolders)) {
    const { found } = await discover(join(places.sources, folder), importers);
    for (const discovered of found)
      await importSource(quietly(context), casefile, discovered, {
        owner: demoOwner,
        choose: concernsDemoCase,
      });
  }
}

async function makeReport(context: Context, casefile: Casefile, places: DemoPlaces): Promise<void> {
  const { name, version } = context.environment.software;
  const record = await casefile.checkedRecord();
  try {
    await mkdir(places.report, { recursive: true });
    const madeAt = timeOf(undefined, context.environment.now());
    const model = modelOf(casefile, record, { madeAt, software: name, version, ownCopy: true });
    await writeDocuments(model, places.report);
  } finally {
    await record.close();
  }
}

async function checkAll(context: Context, places: DemoPlaces): Promise<void> {
  const own = await verifyCasefile(places.record, context.environment, null);
  const bag = await checkBag(places.bundle);
  if (showsDamage([...own.findings, ...bag.findings])) throw new Error(demoWording.doesNotCheck);
  context.terminal.line(demoWording.steps.checked);
}

/** The steps of the demonstration speak for the commands that they run. */
function quietly(context: Context): Context {
  const silent = (): void => undefined;
  const { terminal } = context;
  return {
    ...context,
    options: { ...context.options, json: false },
    terminal: {
      ...terminal,
      isInteractive: false,
      line: silent,
      heading: silent,
      result: silent,
      warn: silent,
    },
  };
}

function tell(context: Context, places: DemoPlaces): void {
  const { terminal, options, currentFolder, invokedAs } = context;
  if (options.json) {
    terminal.json(places);
    return;
  }
  const near = (path: string): string => quoted(relative(currentFolder, path) || '.');
  terminal.line();
  terminal.line(demoWording.place(places.folder));
  terminal.line();
  terminal.heading(demoWording.lookAt);
  terminal.result(`  ${near(join(places.report, '1_REPORT.pdf'))}\n`);
  terminal.result(`  ${near(join(places.report, '2_TIMELINE.html'))}\n`);
  terminal.result(`  ${near(places.bundle)}\n`);
  terminal.heading(demoWording.try);
  terminal.result(`  ${invokedAs} -C ${near(places.record)} timeline\n`);
  terminal.result(`  ${invokedAs} -C ${near(places.record)} show 3\n`);
  terminal.result(`  ${invokedAs} verify ${near(places.bundle)}\n`);
  terminal.heading(demoWording.startOwn);
  terminal.result(`  ${invokedAs} add\n`);
}

function quoted(path: string): string {
  return /^[\w./\\:-]+$/.test(path) ? path : `"${path}"`;
}
