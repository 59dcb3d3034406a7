import { adviceCredit, adviceTopics, ownNoteLabel } from '../advice/advice.ts';
import { adviceScope, checkNumbersSentence, helplinesFor } from '../advice/helplines.ts';
import type { Nation } from '../core/case-record.ts';

/** The advice and where to turn, each with its source. */
export interface AdviceSection {
  readonly heading: string;
  /** The source by title, author and address, and what was done with it. */
  readonly credit: readonly string[];
  readonly topics: readonly {
    readonly title: string;
    readonly points: readonly {
      readonly id: string;
      readonly words: string;
      /** A note that is ours and not the source's, with its label; null when there is none. */
      readonly ownNote: string | null;
    }[];
  }[];
  readonly whereToTurnHeading: string;
  /** `Numbers change: check that this is still right.` */
  readonly whereToTurnNote: string;
  readonly whereToTurn: readonly {
    readonly who: string;
    readonly how: string;
    readonly source: string;
  }[];
}

/** The advice as it is printed at the end of a report, with its source. */
export function adviceSection(nation: Nation): AdviceSection {
  const { title, author, address, note } = adviceCredit;
  return {
    heading: 'Help and advice',
    credit: [
      `From “${title}”, by ${author}, ${address}. ${note.charAt(0).toUpperCase()}${note.slice(1)}.`,
      adviceScope(nation),
    ],
    topics: adviceTopics.map((topic) => ({
      title: topic.title,
      points: topic.points.map((point) => ({
        id: point.id,
        words: point.text,
        ownNote: point.ownNote === undefined ? null : `${ownNoteLabel} ${point.ownNote}`,
      })),
    })),
    whereToTurnHeading: 'Telephone numbers',
    whereToTurnNote: `These are kept apart from the advice above; each has its own source. ${checkNumbersSentence}`,
    whereToTurn: helplinesFor(nation).map((helpline) => ({
      who: helpline.area === undefined ? helpline.who : `${helpline.who} (${helpline.area})`,
      how: helpline.how,
      source: `${helpline.source}; read ${helpline.read}`,
    })),
  };
}
