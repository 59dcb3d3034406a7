import type { Direction, Party } from '../../core/communication.ts';
import type { IncomingAttachment, IncomingMessage } from '../../core/source-item.ts';
import { precisionOfLocal, unknownTime, type Happened } from '../../core/time.ts';
import { leftOutAttachment, type ChatAttachments } from './attachments.ts';
import { localChatTime, type DateOrder } from './chat-date.ts';
import { recordChatText } from './chat-lines.ts';
import type { ChatRow } from './chat-rows.ts';
import type { ChatScan } from './chat-scan.ts';
import { comparisonText } from './comparison-copy.ts';
import { partyOf, type ChatParties } from './conversation.ts';
import type { LineStart } from './line-start.ts';
import { findMarkers, noticeIn } from './markers/recognise-markers.ts';
import { TimesInOrder } from './pasted-text.ts';

/** What the rows of one chat are read with. */
export interface ChatReading {
  readonly scan: ChatScan;
  readonly parties: ChatParties;
  readonly order: DateOrder;
  readonly zone: string;
  readonly attachments: ChatAttachments;
}

const basis = 'printed in the chat export';
const pasted = 'possible pasted text';

/** Turns the rows of one chat into messages, in order. */
export class ChatMessages {
  readonly #reading: ChatReading;
  readonly #times: TimesInOrder;
  /** Rows whose word beside the hour is not known, so that only their date is. */
  hoursUnknown = 0;
  /** Rows whose date does not exist in the order that the dates are read in. */
  datesUnknown = 0;

  constructor(reading: ChatReading) {
    this.#reading = reading;
    this.#times = new TimesInOrder(reading.zone);
  }

  async message(row: ChatRow, start: LineStart): Promise<IncomingMessage> {
    const happened = this.#happened(start);
    const common = {
      kind: 'message' as const,
      means: 'WhatsApp',
      happened,
      place: `line ${row.lineNumber}`,
      text: recordChatText(row.lines.join('\n'), row.encoding),
    };
    const doubts = this.#doubts(row, happened);
    if (row.author === null) return { ...common, ...this.#notice(row, doubts) };
    const found = findMarkers(row.lines, this.#reading.scan.markerStyle);
    const attachments: IncomingAttachment[] = [];
    for (const name of found.attached) {
      attachments.push(await this.#reading.attachments.find(name, row.encoding));
    }
    for (let left = found.leftOut; left > 0; left -= 1) attachments.push(leftOutAttachment);
    return {
      ...common,
      ...this.#ends(row.author.asFound),
      attachments,
      markers: [...found.markers, ...doubts],
    };
  }

  #happened(start: LineStart): Happened {
    const { order, zone } = this.#reading;
    const time = localChatTime(start, order);
    const raw = start.raw.toWellFormed();
    if (time === null) {
      this.datesUnknown += 1;
      return unknownTime(basis, raw);
    }
    if (!time.hourKnown) this.hoursUnknown += 1;
    return {
      // The date was found to exist when it was read; asking luxon again takes longer than the rest.
      precision: precisionOfLocal(time.local) ?? 'unknown',
      local: time.local,
      zone,
      zoneIs: 'assumed',
      basis: time.buddhist ? `${basis}, in years of the Buddhist era` : basis,
      raw,
    };
  }

  #doubts(row: ChatRow, happened: Happened): string[] {
    const backward = happened.local !== undefined && this.#times.isBackward(happened.local);
    const name = row.author === null ? null : comparisonText(row.author.asFound).trim();
    const uncertain = name !== null && this.#reading.scan.uncertain.has(name);
    return [
      ...(backward || uncertain || row.holdsOtherLayout ? [pasted] : []),
      ...(backward ? ['its time is earlier than that of the line above'] : []),
    ];
  }

  #notice(
    row: ChatRow,
    doubts: readonly string[],
  ): Pick<IncomingMessage, 'direction' | 'sender' | 'recipients' | 'attachments' | 'markers'> &
    Partial<Pick<IncomingMessage, 'asFound'>> {
    const notice = noticeIn(row.lines[0] ?? '', this.#reading.scan.markerStyle);
    const call = notice?.call === true;
    return {
      // Somebody made the call; the export does not say who.
      direction: call ? 'unknown' : 'none',
      sender: null,
      recipients: [],
      attachments: [],
      markers: [
        ...(notice?.markers ?? []),
        ...(call ? [] : ['a line by WhatsApp itself']),
        ...doubts,
      ],
      ...(row.named === null
        ? {}
        : { asFound: { 'name before it': recordChatText(row.named, row.encoding) } }),
    };
  }

  #ends(author: string): {
    direction: Direction;
    sender: Party;
    recipients: readonly Party[];
  } {
    const { owner, recipients } = this.#reading.parties;
    const sender = partyOf(author);
    if (owner === null) return { direction: 'unknown', sender, recipients: [] };
    const isOwner = comparisonText(author).trim() === owner;
    return isOwner
      ? { direction: 'out', sender, recipients }
      : { direction: 'in', sender, recipients: [] };
  }
}
