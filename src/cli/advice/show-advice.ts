import { adviceCreditLine, ownNoteLabel, type AdvicePoint } from '../../advice/advice.ts';
import { adviceForMoment, type AdviceMoment } from '../../advice/moments.ts';
import type { Casefile } from '../../casefile/casefile.ts';
import type { Exhibit } from '../../core/exhibit.ts';
import type { Incident } from '../../core/incident.ts';
import type { Context } from '../context.ts';
import type { Terminal } from '../terminal.ts';
import { adviceWording } from '../wording/advice.ts';

/** How things stand when something was just saved. */
export interface Standing {
  /** UTC; null where no backup was ever made. */
  readonly lastBackupAt: string | null;
  readonly now: Date;
  /** What is attached to what was saved; none unless said. */
  readonly attached?: readonly Exhibit[];
}

/**
 * Shows the points that matter at these moments, each once, with their source, and apart from them
 * what is our own; the person's own contact first. Only after something was saved.
 */
export function showAdviceFor(
  terminal: Terminal,
  moments: readonly AdviceMoment[],
  ownContact: string | null = null,
): void {
  const points = new Map<string, AdvicePoint>();
  for (const moment of moments)
    for (const point of adviceForMoment(moment)) points.set(point.id, point);
  const note = ownNoteFor(moments);
  if (points.size === 0 && note === null) return;
  terminal.line();
  if (ownContact !== null) terminal.line(adviceWording.ownContact(ownContact));
  if (points.size > 0) {
    terminal.heading(adviceWording.fromGuidance);
    for (const { text } of points.values()) terminal.line(adviceWording.point(text));
    terminal.line(adviceCreditLine);
  }
  if (note !== null) terminal.line(adviceWording.note(ownNoteLabel, note).trimStart());
  terminal.line(adviceWording.more);
}

/** The offer of a backup, which is ours and not the guidance's: once, whatever the reasons. */
function ownNoteFor(moments: readonly AdviceMoment[]): string | null {
  if (moments.includes('no backup for a week')) return adviceWording.noBackup;
  return moments.includes('after screenshot or import') ? adviceWording.offerBackup : null;
}

/** What matters after incidents were saved, of a case that held `before` until then. */
export function momentsAfter(
  saved: readonly Incident[],
  before: number,
  standing: Standing,
): AdviceMoment[] {
  if (saved.length === 0) return [];
  const attached = standing.attached ?? [];
  return [
    ...when(before < 2 && before + saved.length >= 2, 'second incident'),
    ...when(saved.some(tellsOfVoicemail) || attached.some(isHeard), 'after voicemail'),
    ...when(attached.some(isSeen), 'after screenshot or import'),
    ...when(saved.some(tellsOfGift) || attached.some(isHeld), 'after gift'),
    'after any add' as const,
    ...when(isBackupDue(standing), 'no backup for a week'),
  ];
}

/** What matters after files, texts or chats were taken in. */
export function momentsAfterImport(taken: readonly Exhibit[], standing: Standing): AdviceMoment[] {
  return [
    ...when(taken.some(isHeard), 'after voicemail'),
    'after screenshot or import' as const,
    ...when(isBackupDue(standing), 'no backup for a week'),
  ];
}

/** How a case stands now, with what is attached to incidents that were just saved. */
export function standingAfter(
  { environment }: Pick<Context, 'environment'>,
  casefile: Casefile,
  saved: readonly Incident[],
): Standing {
  const attached = saved
    .flatMap((incident) => incident.attached ?? [])
    .map((reference) => casefile.exhibit(reference))
    .filter((exhibit) => exhibit !== null);
  const lastBackupAt = casefile.summary().lastBackup?.at ?? null;
  return { lastBackupAt, now: environment.now(), attached };
}

function when(applies: boolean, moment: AdviceMoment): AdviceMoment[] {
  return applies ? [moment] : [];
}

const weekMilliseconds = 7 * 24 * 60 * 60 * 1000;

/* A clock that was ahead when the backup was made does not silence the reminder for ever. */
function isBackupDue({ lastBackupAt, now }: Standing): boolean {
  if (lastBackupAt === null) return true;
  return Math.abs(now.getTime() - Date.parse(lastBackupAt)) >= weekMilliseconds;
}

function tellsOfVoicemail({ channels }: Incident): boolean {
  return channels?.includes('voicemail') === true;
}

function tellsOfGift({ behaviours, channels }: Incident): boolean {
  return (
    behaviours?.some((behaviour) => behaviour === 'gift' || behaviour === 'letters') === true ||
    channels?.some((channel) => channel === 'gift' || channel === 'post') === true
  );
}

function isHeard(exhibit: Exhibit): boolean {
  if (exhibit.kind === 'conversation') return exhibit.conversation.kind === 'calls';
  return (
    exhibit.kind === 'file' &&
    (exhibit.facts.kind === 'sound' || exhibit.facts.kind === 'voicemail')
  );
}

function isSeen(exhibit: Exhibit): boolean {
  return exhibit.kind === 'file' && exhibit.facts.kind === 'picture';
}

function isHeld(exhibit: Exhibit): boolean {
  return exhibit.kind === 'physical';
}
