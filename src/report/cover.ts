import { showsDamage } from '../core/finding.ts';
import { findingsWithout } from '../core/kept-exhibits.ts';
import { visibleLine } from '../core/text.ts';
import { privateAnswers } from './privacy.ts';
import type { ReportContext } from './report-context.ts';
import type { Cover } from './report-model.ts';
import { clockInWords } from './when.ts';

/** What a sample says on every page and screen. */
export const sampleBanner = 'SAMPLE – INVENTED PEOPLE';

/** The short form of a case's id, for headers: its first eight letters and digits. */
export function caseReference(id: string): string {
  return id
    .replace(/[^0-9A-Za-z]/g, '')
    .slice(0, 8)
    .toUpperCase();
}

/** What stands on the cover and on every page. */
export function coverOf(context: ReportContext): Cover {
  const { record, options, initials, zone, showing } = context;
  return {
    title: 'Record of incidents and contacts',
    sampleBanner: record.sample ? sampleBanner : null,
    caseReference: caseReference(record.id),
    caseId: record.id,
    initials,
    zone,
    madeAt: clockInWords(options.madeAt, zone),
    madeAtUtc: options.madeAt,
    openedAt: clockInWords(record.openedAt, zone),
    software: `${options.software} ${options.version}`,
    head: {
      seq: record.head.seq,
      hash: record.head.hash,
      inWords: `entry ${record.head.seq}, SHA-256 ${record.head.hash}`,
    },
    limits: limits(context),
    damage: damage(context),
    notes: findingsWithout(showing.privacy.exhibits, record.findings)
      .filter((finding) => finding.severity === 'note')
      .map(({ where, what }) => `${visibleLine(where)}: ${visibleLine(what)}`),
  };
}

function limits({ options, initials }: ReportContext): string[] {
  const show = options.show ?? [];
  const kept = privateAnswers.filter(({ id }) => !show.includes(id));
  return [
    ...(options.upTo === undefined
      ? []
      : [
          `Only entries up to number ${options.upTo} were read; later ones are not in this report.`,
        ]),
    ...(kept.length === 0
      ? [
          `This copy holds everything that ${initials} answered, private notes and private incidents too. It is not meant to be handed over.`,
        ]
      : [`Kept back here, where there are any: ${kept.map(({ words }) => words).join(', ')}.`]),
  ];
}

function damage({ record, showing }: ReportContext): string[] {
  if (!showsDamage(record.findings)) return [];
  return [
    'This record is damaged, and the report was made all the same. What was found:',
    ...findingsWithout(showing.privacy.exhibits, record.findings)
      .filter((finding) => finding.severity === 'damage')
      .map(({ where, what }) => `${visibleLine(where)}: ${visibleLine(what)}`),
  ];
}
