import type { Direction } from '../core/communication.ts';
import { visibleLine } from '../core/text.ts';
import type { TimelineEvent } from '../core/timeline.ts';
import type { MeansCount } from './summary.ts';

type Counts = Record<'received' | 'sent' | 'directionUnknown', number>;

/** Counts contacts by means and direction. Nothing is merged: three calls are three. */
export class ContactCounts {
  #byMeans = new Map<string, Counts>();
  /** Lines that nobody sent: shown in the timeline, counted apart. */
  linesOfTheApp = 0;
  /** Messages that the source marks as drafts or as not sent: counted, and said. */
  notSent = 0;

  add(event: TimelineEvent): void {
    if (event.kind === 'file') {
      if (event.exhibit.facts.kind === 'voicemail') this.#count('Voicemail (files)', 'unknown');
      return;
    }
    if (event.kind !== 'message' && event.kind !== 'call') return;
    const { contact } = event;
    if (contact.direction === 'none') {
      this.linesOfTheApp += 1;
      return;
    }
    if (contact.markers.some((marker) => /\bdraft\b|\bnot sent\b/.test(marker))) this.notSent += 1;
    this.#count(
      contact.kind === 'call' ? callMeans(contact.means) : messageMeans(contact.means),
      contact.direction,
    );
  }

  /** By means, in alphabetical order. */
  rows(): MeansCount[] {
    const means = [...this.#byMeans.keys()].sort((a, b) => (a < b ? -1 : 1));
    return means.map((name) => withTotal(name, this.#byMeans.get(name) ?? none()));
  }

  inAll(): MeansCount {
    const sum = none();
    for (const counts of this.#byMeans.values()) {
      sum.received += counts.received;
      sum.sent += counts.sent;
      sum.directionUnknown += counts.directionUnknown;
    }
    return withTotal('In all', sum);
  }

  #count(means: string, direction: Exclude<Direction, 'none'>): void {
    const counts = this.#byMeans.get(means) ?? none();
    counts[columns[direction]] += 1;
    this.#byMeans.set(means, counts);
  }
}

const columns = { in: 'received', out: 'sent', unknown: 'directionUnknown' } as const;

function messageMeans(means: string): string {
  return means === 'voicemail' ? 'Voicemail' : visibleLine(means);
}

function callMeans(means: string): string {
  return means === 'telephone' ? 'Telephone calls' : `${visibleLine(means)} calls`;
}

function none(): Counts {
  return { received: 0, sent: 0, directionUnknown: 0 };
}

function withTotal(means: string, counts: Counts): MeansCount {
  return {
    means,
    ...counts,
    total: counts.received + counts.sent + counts.directionUnknown,
  };
}
