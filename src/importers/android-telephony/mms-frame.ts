import type { Direction, Marker, Party } from '../../core/communication.ts';
import type { RecordedText } from '../../core/text.ts';
import type { Fields } from './fields.ts';
import type { MessageFrame, RowReading } from './message-frame.ts';
import { messageState, type MessageState } from './message-state.ts';
import { addressList, isGroupAddress, mmsParties } from './mms-parties.ts';
import { recordedTime, sentTime, type MillisecondsEach } from './record-times.ts';

/** What a source knows of an MMS; Google's RCS messages stand in such rows too. */
export interface MmsRow {
  readonly mms: Fields;
  readonly addrs: readonly Fields[];
  /** The address of an RCS group itself, where the row has one. */
  readonly groupAddress: string | null;
  /** Everybody else in the conversation, as the source lists them; empty where only `addrs` tell. */
  readonly stated: readonly Party[];
  /** How `date` is counted. `date_sent` is in seconds everywhere. */
  readonly dateEach: MillisecondsEach;
  readonly subject: RecordedText | null;
  /** `-1 application/smil, 0 image/jpeg`: every part; null when there is none. */
  readonly partList: string | null;
  /** Members that are shown elsewhere. `sub` and `body` are, unless this says something else. */
  readonly shownElsewhere?: ReadonlySet<string>;
}

/** What a row of MMS states. `place` is `mms 3`. */
export function mmsFrame(row: MmsRow, place: string, reading: RowReading): MessageFrame {
  const { mms, addrs, partList } = row;
  const state = mmsState(mms);
  const { conversation, sender, recipients } = mmsParties({
    ...row,
    ...reading,
    direction: state.direction,
  });
  return {
    conversation,
    state,
    message: {
      kind: 'message',
      means: isRcs(row) ? 'RCS' : 'MMS',
      direction: state.direction,
      happened: recordedTime(mms, row.dateEach),
      ...sentTime(mms, 1000, state.direction),
      sender,
      recipients,
      place,
      asFound: {
        ...mms.asFound(row.shownElsewhere ?? shownElsewhere),
        ...subjectAsStored(row),
        ...(partList === null ? {} : { parts: partList }),
        ...(addrs.length === 0 ? {} : { addrs: addressList(addrs) }),
      },
    },
    subject: row.subject,
    markers: state.markers,
  };
}

/** A subject that was put together from its bytes stands beside them. */
function subjectAsStored({ mms, subject }: MmsRow): { sub?: RecordedText } {
  const sub = mms.stated('sub');
  return typeof sub === 'string' && typeof subject === 'string' && sub !== subject ? { sub } : {};
}

/** What the box and the type of an MMS say of it. */
export function mmsState(mms: Fields): MessageState {
  const type = mms.shown('m_type');
  const state = messageState(mms.shown('msg_box')) ?? {
    direction: directionOfType.get(type) ?? 'unknown',
    markers: [],
  };
  if (type !== notification) return state;
  return { ...state, markers: [...state.markers, notDownloaded] };
}

const notification = '130';
const notDownloaded: Marker = 'not downloaded';

/** m_type 128 send-req, 130 notification-ind, 132 retrieve-conf (OMA MMS encapsulation, X-Mms-Message-Type). */
const directionOfType: ReadonlyMap<string, Direction> = new Map<string, Direction>([
  ['128', 'out'],
  [notification, 'in'],
  ['132', 'in'],
]);

/** Google Messages' RCS rows have a `tr_id` that begins so, or the address of an RCS group. */
function isRcs({ mms, groupAddress }: MmsRow): boolean {
  return (
    groupAddress !== null ||
    mms.shown('tr_id').startsWith('proto:') ||
    isGroupAddress(mms.shown('address'))
  );
}

/* `address` stays: it is not the sender, and of a group it is the one place that says who was in it. */
const shownElsewhere: ReadonlySet<string> = new Set(['sub', 'subject', 'body']);
