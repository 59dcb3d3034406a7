import type { MadePhone } from './reading.ts';
import { madeBody, madeParts } from './made-typedstream.ts';
import { madeArchive, madePlist, MadeUid } from './made-plist.ts';
import {
  editTime,
  guidOf,
  type Era,
  type Leaving,
  type MadeMessages,
  type Values,
} from './made-messages.ts';

/** One database, made anew for each run: what is in it, and the phone around it. */
export interface Situation {
  readonly era: Era;
  readonly fill: (made: MadeMessages) => void;
  readonly leaving?: Leaving;
  readonly phone?: MadePhone;
  /** Changes the bytes of the finished database. */
  readonly damage?: (bytes: Buffer) => Buffer;
}

const sam = '+447700900123';
const alex = '+447700900456';
const mail = 'robin@example.org';
const own = '+447700900999';
const mine: Values = { is_from_me: 1, is_sent: 1, is_delivered: 1, destination_caller_id: own };
const theirs: Values = { destination_caller_id: own, is_read: 1 };

/** A chat with Sam over iMessage. */
function withSam(made: MadeMessages): { sam: number; chat: number } {
  const handle = made.handle(sam);
  return { sam: handle, chat: made.chat('iMessage', sam, [handle]) };
}

function withGroup(made: MadeMessages): { sam: number; alex: number; robin: number; chat: number } {
  const handles = { sam: made.handle(sam), alex: made.handle(alex), robin: made.handle(mail) };
  const chat = made.chat('iMessage', 'chat831000000001', Object.values(handles), {
    display_name: 'Sunday walk',
  });
  return { ...handles, chat };
}

const media = 'Library/SMS/Attachments';

export const situations: Readonly<Record<string, Situation>> = {
  'good-services': {
    era: 'iOS 18',
    phone: { names: { [sam]: 'Sam', [mail]: 'Robin' } },
    fill(made) {
      const { sam: handle, chat } = withSam(made);
      const sms = made.handle(sam, 'SMS');
      const smsChat = made.chat('SMS', sam, [sms]);
      made.message(chat, {
        ...theirs,
        handle_id: handle,
        text: 'I know where you are',
        date_read: made.time(90),
      });
      made.message(chat, {
        ...mine,
        text: 'Leave me alone',
        date_delivered: made.time(121),
        date_read: made.time(125),
      });
      made.message(smsChat, { ...theirs, handle_id: sms, service: 'SMS', text: 'By text then' });
      // A chat of one service may hold messages of another.
      made.message(chat, {
        ...mine,
        handle_id: sms,
        service: 'SMS',
        text: 'Stop',
        was_downgraded: 1,
      });
      made.message(chat, { ...theirs, handle_id: handle, service: 'RCS', text: 'By RCS' });
      made.message(chat, {
        ...mine,
        service: 'iMessageLite',
        text: 'From the hills',
        sent_or_received_off_grid: 1,
      });
      made.message(smsChat, {
        ...theirs,
        handle_id: sms,
        service: 'SatelliteSMS',
        text: 'By satellite',
      });
      const robin = made.handle(mail);
      const mailChat = made.chat('iMessage', mail, [robin]);
      made.message(mailChat, {
        ...theirs,
        handle_id: robin,
        text: 'Hi',
        account: 'E:me@example.org',
        destination_caller_id: null,
      });
      made.message(mailChat, {
        ...mine,
        text: 'Hi',
        account: 'E:me@example.org',
        destination_caller_id: null,
      });
      for (const [id, service] of [
        ['60777', 'SMS'],
        ['YourBank', 'SMS'],
        ['urn:biz:0000-1111', 'iMessage'],
        ['07700 900789', 'SMS'],
        ['(555) 010-0199', 'SMS'],
      ] as const) {
        const other = made.handle(id, service, id.startsWith('(') ? 'us' : 'gb');
        const one = made.chat(service, id, [other]);
        made.message(one, { ...theirs, handle_id: other, service, text: `From ${id}` });
      }
      made.message(chat, {
        ...theirs,
        handle_id: handle,
        service: null,
        text: 'No service is noted',
      });
      made.message(chat, {
        ...theirs,
        handle_id: handle,
        service: 'Jabber',
        text: 'From an old Mac',
      });
      made.message(chat, {
        ...theirs,
        handle_id: handle,
        service: '\u001b[31m evil',
        text: 'Odd service',
      });
    },
  },

  'good-groups': {
    era: 'iOS 16',
    phone: { names: { [sam]: 'Sam', [alex]: 'Alex' } },
    fill(made) {
      const { sam: one, alex: two, robin, chat } = withGroup(made);
      made.message(chat, {
        ...theirs,
        handle_id: one,
        text: 'Who is in?',
        cache_roomnames: 'chat831000000001',
      });
      made.message(chat, { ...mine, text: 'Me' });
      made.message(chat, { ...theirs, handle_id: robin, text: 'And me' });
      made.message(chat, { item_type: 1, group_action_type: 0, handle_id: one, other_handle: two });
      made.message(chat, {
        item_type: 1,
        group_action_type: 1,
        is_from_me: 1,
        other_handle: robin,
        destination_caller_id: own,
      });
      made.message(chat, { item_type: 1, group_action_type: 0, handle_id: two, other_handle: two });
      made.message(chat, { item_type: 2, handle_id: one, group_title: 'Sunday walk' });
      made.message(chat, { item_type: 2, handle_id: one });
      for (const action of [0, 1, 2, 4, 6, 9])
        made.message(chat, { item_type: 3, group_action_type: action, handle_id: two });
      made.message(chat, { item_type: 1, group_action_type: 5, handle_id: two });
      made.message(chat, { item_type: 42, handle_id: two });
      // The same people in another chat under another name, and a group by MMS.
      const again = made.chat('iMessage', 'chat831000000002', [one, two, robin], {
        display_name: 'Other',
      });
      made.message(again, { ...theirs, handle_id: one, text: 'In the other chat' });
      const mms = made.chat('SMS', 'chat831000000003', [one, two]);
      made.message(mms, { ...theirs, handle_id: one, service: 'SMS', text: 'To both of you' });
      // A group with one member left, and one with nobody.
      const left = made.chat('iMessage', 'chat831000000004', [one]);
      made.message(left, { ...theirs, handle_id: one, text: 'Only me now' });
      const empty = made.chat('iMessage', 'chat831000000005', []);
      made.message(empty, { ...mine, text: 'Anybody?' });
    },
  },

  'good-bodies': {
    era: 'iOS 16',
    fill(made) {
      const { sam: handle, chat } = withSam(made);
      const from = { ...theirs, handle_id: handle };
      const long = `${'You never answer. '.repeat(20)}🙂`;
      made.message(chat, {
        ...from,
        attributedBody: madeBody('Short, and nothing in the other column'),
      });
      made.message(chat, { ...from, attributedBody: madeBody(long) });
      made.message(chat, {
        ...from,
        text: 'The same twice',
        attributedBody: madeBody('The same twice'),
      });
      made.message(chat, { ...from, text: 'One thing', attributedBody: madeBody('Another thing') });
      made.message(chat, {
        ...from,
        attributedBody: madeParts(
          ['@Alex', { __kIMMentionConfirmedMention: alex }],
          [' look at '],
          ['example.org', { __kIMLinkAttributeName: { url: 'https://other.example.org/page' } }],
        ),
      });
      made.message(chat, {
        ...from,
        is_audio_message: 1,
        attributedBody: madeParts([
          '\ufffc',
          {
            __kIMFileTransferGUIDAttributeName: 'at_0_VOICE',
            IMAudioTranscription: 'Call me back',
          },
        ]),
      });
      made.message(chat, {
        ...from,
        attributedBody: Buffer.from('streamtyped of some other kind'),
      });
      made.message(chat, {
        ...from,
        text: 'Plain words',
        attributedBody: Buffer.from([4, 11, 1, 2, 3]),
      });
      made.message(chat, {
        ...from,
        attributedBody: madeBody('All of the words').subarray(0, -60),
      });
      made.message(chat, {
        ...from,
        attributedBody: madeBody('Not all of the words').subarray(0, 90),
      });
      made.message(chat, {
        ...from,
        attributedBody: madeBody(Buffer.from([0x48, 0x69, 0xff, 0x21])),
      });
      made.message(chat, { ...from, text: '' });
      made.message(chat, { ...from, text: null });
      made.message(chat, { ...from, attributedBody: madeBody('') });
      made.message(chat, {
        ...from,
        text: '\ufffd',
        attributedBody: madeBody('A \ufffd that somebody typed'),
      });
      made.message(chat, { ...from, subject: 'Last warning', text: 'With a subject' });
    },
  },

  'good-edits': {
    era: 'iOS 18',
    fill(made) {
      const { sam: handle, chat } = withSam(made);
      const from = { ...theirs, handle_id: handle };
      const wording = (text: string, seconds: number) => ({
        d: editTime(seconds),
        t: madeBody(text),
      });
      made.message(chat, {
        ...from,
        attributedBody: madeBody('See you soon'),
        date_edited: made.time(90),
        message_summary_info: madePlist({
          ec: {
            '0': [
              wording('I will find you', 60),
              wording('I will see you', 75),
              wording('See you soon', 90),
            ],
          },
          ep: [0],
          otr: { '0': { lo: 0, le: 15 } },
        }),
      });
      made.message(chat, {
        ...from,
        date_edited: made.time(150),
        message_summary_info: madePlist({ rp: [0], otr: { '0': { lo: 0, le: 3 } }, ust: true }),
      });
      made.message(chat, {
        ...from,
        attributedBody: madeBody('The second part stays'),
        date_edited: made.time(200),
        message_summary_info: madePlist({
          rp: [0],
          otr: { '0': { lo: 0, le: 1 }, '1': { lo: 1, le: 21 } },
        }),
      });
      // Edited, then taken back: what it said last is an earlier wording, too.
      made.message(chat, {
        ...from,
        date_edited: made.time(260),
        date_retracted: made.time(260),
        message_summary_info: madePlist({
          rp: [0],
          ec: { '0': [wording('First', 240), wording('Second', 250)] },
          otr: { '0': { lo: 0, le: 5 } },
        }),
      });
      // The text does not hold the last wording: nothing of the history is left out.
      made.message(chat, {
        ...from,
        text: 'Something else',
        date_edited: made.time(320),
        message_summary_info: madePlist({
          ec: { '0': [wording('One', 300), wording('Two', 310)] },
        }),
      });
      made.message(chat, {
        ...from,
        text: 'New',
        date_edited: made.time(380),
        message_summary_info: madePlist({
          ec: {
            '0': [
              { d: editTime(360), t: Buffer.from('no stream') },
              { t: madeBody('Old') },
              'odd',
              wording('New', 370),
            ],
          },
        }),
      });
      made.message(chat, {
        ...from,
        text: 'Unclear',
        date_edited: made.time(440),
        message_summary_info: Buffer.from('bplist00 and then nothing \x52ec', 'latin1'),
      });
      made.message(chat, {
        ...from,
        text: 'Unclear, too',
        message_summary_info: Buffer.from('no list at all'),
      });
      made.message(chat, {
        ...mine,
        text: 'By voice',
        message_summary_info: madePlist({ swb: 'com.apple.Siri', amc: 1 }),
      });
      made.message(chat, {
        ...mine,
        text: 'Nothing of note',
        message_summary_info: madePlist({ ust: true, amc: 0 }),
      });
      made.message(chat, { ...from, text: 'Edited, and no history', date_edited: made.time(700) });
      made.message(chat, {
        ...from,
        text: 'Several parts of it',
        message_summary_info: madePlist({
          ec: {
            '1': [wording('second, before', 730), wording('parts of it', 790)],
            '0': [wording('first, before', 720), wording('Several', 780)],
          },
        }),
      });
    },
  },

  'good-reactions': {
    era: 'iOS 18',
    fill(made) {
      const { sam: handle, chat } = withSam(made);
      made.message(chat, { ...mine, text: 'I moved house' });
      const about = { ...theirs, handle_id: handle, associated_message_guid: `p:0/${guidOf(1)}` };
      for (const type of [
        2000, 2001, 2002, 2003, 2004, 2005, 2007, 3000, 3005, 3007, 1000, 2999, 3008, 5000,
      ])
        made.message(chat, {
          ...about,
          text: 'Loved “I moved house”',
          associated_message_type: type,
        });
      made.message(chat, {
        ...about,
        associated_message_type: 2006,
        associated_message_emoji: '🔪',
      });
      made.message(chat, {
        ...about,
        associated_message_type: 3006,
        associated_message_emoji: '👩‍👩‍👧',
      });
      made.message(chat, { ...about, associated_message_type: 2006 });
      made.message(chat, {
        ...about,
        associated_message_type: 2006,
        associated_message_emoji: 'x'.repeat(100),
      });
      made.message(chat, {
        ...about,
        associated_message_type: 2001,
        associated_message_guid: `bp:${guidOf(1)}`,
      });
      made.message(chat, {
        ...about,
        associated_message_type: 2001,
        associated_message_guid: guidOf(1),
      });
      made.message(chat, {
        ...about,
        associated_message_type: 2001,
        associated_message_guid: `p:0/${guidOf(999)}`,
        message_summary_info: madePlist({ amc: 1, ams: 'A message that is gone' }),
      });
      made.message(chat, {
        ...theirs,
        handle_id: handle,
        text: 'Where to?',
        thread_originator_guid: guidOf(1),
        thread_originator_part: '0:0:13',
      });
      made.message(chat, {
        ...theirs,
        handle_id: handle,
        text: 'Well?',
        thread_originator_guid: guidOf(998),
      });
      made.message(chat, {
        ...theirs,
        handle_id: handle,
        associated_message_type: 4000,
        associated_message_guid: guidOf(1),
      });
      made.message(chat, {
        ...mine,
        associated_message_type: 2,
        associated_message_guid: guidOf(26),
        balloon_bundle_id: 'com.apple.messages.Polls',
      });
    },
  },

  'good-locations': {
    era: 'iOS 16',
    fill(made) {
      const { sam: handle, chat } = withSam(made);
      const share = { item_type: 4, group_action_type: 0 };
      // Four ways of saying whose: from me, from them, and the two directions with the other named apart.
      made.message(chat, { ...share, is_from_me: 1, destination_caller_id: own });
      made.message(chat, { ...share, handle_id: handle });
      made.message(chat, { ...share, share_status: 1, handle_id: handle });
      made.message(chat, { ...share, other_handle: handle, share_direction: 0 });
      made.message(chat, { ...share, other_handle: handle, share_direction: 1, share_status: 1 });
      made.message(chat, { ...share, is_from_me: 1, share_status: 1, destination_caller_id: own });
      made.message(chat, { item_type: 5, handle_id: handle });
      made.message(chat, { item_type: 6, handle_id: handle });
    },
  },

  'good-attachments': {
    era: 'iOS 16',
    phone: {
      files: {
        [`${media}/ab/11/A/IMG_0001.HEIC`]: 'a picture',
        [`${media}/ab/12/B/voice.caf`]: 'a sound',
        [`${media}/ab/13/C/listed.mov`]: null,
        [`${media}/ab/14/D/live.pvt/metadata.plist`]: 'metadata',
        [`${media}/ab/14/D/live.pvt/IMG.MOV`]: 'moving',
        [`${media}/ab/14/D/live.pvt/lost.JPG`]: null,
        'Library/SMS/StickerCache/one.heic': 'a sticker',
      },
    },
    fill(made) {
      const { sam: handle, chat } = withSam(made);
      const from = { ...theirs, handle_id: handle };
      const file = (guid: string) => ({ __kIMFileTransferGUIDAttributeName: guid });
      const two = made.message(chat, {
        ...from,
        attributedBody: madeParts(
          ['\ufffc', file('SECOND')],
          ['\ufffc', file('FIRST')],
          [' and these?'],
        ),
      });
      made.attachment(two, {
        guid: 'FIRST',
        filename: `~/${media}/ab/11/A/IMG_0001.HEIC`,
        mime_type: 'image/heic',
        uti: 'public.heic',
        transfer_name: 'IMG_0001.HEIC',
        total_bytes: 9,
      });
      made.attachment(two, {
        guid: 'SECOND',
        filename: `/var/mobile/${media}/ab/12/B/voice.caf`,
        uti: 'com.apple.coreaudio-format',
        transfer_name: 'Audio Message.caf',
        user_info: madePlist({ 'audio-transcription': 'What the phone heard' }),
      });
      made.attachment(two, {
        guid: 'THIRD',
        filename: `~/${media}/ab/99/Z/gone.jpg`,
        mime_type: 'image/jpeg',
      });
      const odd = made.message(chat, { ...from, text: '\ufffc' });
      made.attachment(odd, {
        guid: 'FOURTH',
        filename: null,
        mime_type: 'video/quicktime',
        transfer_name: 'clip.mov',
        total_bytes: 7_000_000,
        transfer_state: 0,
      });
      made.attachment(odd, { guid: 'FIFTH', filename: `~/${media}/ab/13/C/listed.mov` });
      made.attachment(odd, {
        guid: 'SIXTH',
        filename: `~/${media}/ab/14/D/live.pvt`,
        transfer_name: 'live.pvt',
        hide_attachment: 1,
      });
      made.attachment(odd, {
        guid: 'SEVENTH',
        filename: '~/Library/SMS/StickerCache/one.heic',
        is_sticker: 1,
      });
      made.attachment(odd, {
        guid: 'EIGHTH',
        filename: `~/${media}/ab/11/A/IMG_0001.HEIC`,
        is_commsafety_sensitive: 1,
      });
      made.attachment(odd, {
        guid: 'NINTH',
        filename: '~/x/AAA.pluginPayloadAttachment',
        hide_attachment: 1,
      });
      made.attachment(odd, { guid: 'TENTH', filename: '../../etc/passwd' });
      const named = made.message(chat, {
        ...from,
        attributedBody: madeParts([
          '\ufffc',
          { ...file('NOWHERE'), __kIMFilenameAttributeName: 'lost.png' },
        ]),
      });
      made.add('message_attachment_join', { message_id: named, attachment_id: 4711 });
      const sms = made.message(chat, {
        ...mine,
        service: 'SMS',
        attributedBody: madeParts(['\ufffc', file('AT_0_00000000-0000-4000-8000-0000000000AA')]),
      });
      made.attachment(sms, {
        guid: '00000000-0000-4000-8000-0000000000aa',
        filename: `/private/var/mobile/${media}/ab/11/A/IMG_0001.HEIC`,
      });
    },
  },

  'good-apps': {
    era: 'iOS 18',
    fill(made) {
      const { sam: handle, chat } = withSam(made);
      const from = { ...theirs, handle_id: handle, text: '\ufffd' };
      const app = 'com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000';
      const add = (balloon: string, payload: Uint8Array | null, more: Values = {}) =>
        made.message(chat, { ...from, balloon_bundle_id: balloon, payload_data: payload, ...more });
      add(
        'com.apple.messages.URLBalloonProvider',
        madeArchive(
          { richLinkMetadata: new MadeUid(2) },
          { title: new MadeUid(3), summary: new MadeUid(4), originalURL: new MadeUid(5) },
          'A page',
          'What it says of itself',
          { 'NS.base': new MadeUid(0), 'NS.relative': new MadeUid(6) },
          'https://example.org/page',
        ),
        { text: 'https://example.org/page' },
      );
      add(
        `${app}:com.apple.SafetyMonitorApp.SafetyMonitorMessages`,
        madeArchive(
          {
            'NS.keys': [new MadeUid(2), new MadeUid(3), new MadeUid(6)],
            'NS.objects': [new MadeUid(4), new MadeUid(5), new MadeUid(7)],
          },
          'an',
          'ldtext',
          'Check In',
          'Check In: did not arrive',
          'URL',
          { 'NS.relative': new MadeUid(8) },
          '?messageType=3&interfaceVersion=1',
        ),
      );
      add(
        `${app}:com.apple.findmy.FindMyMessagesApp`,
        madeArchive({ ldtext: new MadeUid(2) }, 'Started sharing location'),
      );
      add(
        `${app}:com.apple.PassbookUIService.PeerPaymentMessagesExtension`,
        madeArchive(
          { ldtext: new MadeUid(2), caption: new MadeUid(3) },
          'Sent £1 with Apple Pay',
          '£1 Payment',
        ),
      );
      add(
        `${app}:com.example.app`,
        madeArchive({
          an: 'Example',
          caption: new MadeUid(0),
          'image-title': new MadeUid(99),
          title: { odd: true },
        }),
      );
      add('com.apple.Handwriting.HandwritingProvider', Buffer.from([8, 1, 2, 3]));
      add('com.apple.DigitalTouchBalloonProvider', null);
      add('com.apple.messages.Polls', madePlist({ no: 'archive' }));
    },
  },

  'good-deleted': {
    era: 'iOS 18',
    fill(made) {
      const { sam: handle, chat } = withSam(made);
      const from = { ...theirs, handle_id: handle };
      const deleted = made.message(null, { ...from, text: 'Deleted, and kept for a while' });
      made.add('chat_recoverable_message_join', {
        chat_id: chat,
        message_id: deleted,
        delete_date: made.time(3600),
      });
      const undated = made.message(null, { ...mine, text: 'Deleted, no date' });
      made.add('chat_recoverable_message_join', {
        chat_id: chat,
        message_id: undated,
        delete_date: null,
      });
      const part = made.message(chat, {
        ...from,
        attributedBody: madeBody('The part that stayed'),
      });
      made.add('recoverable_message_part', {
        chat_id: chat,
        message_id: part,
        part_index: 1,
        delete_date: made.time(3700),
        part_text: madeBody('The part that was deleted'),
      });
      made.add('recoverable_message_part', {
        chat_id: chat,
        message_id: part,
        part_index: 2,
        delete_date: made.time(3700),
        part_text: Buffer.from('?'),
      });
      made.message(null, { ...from, text: 'In no chat, with a handle' });
      made.message(null, { ...mine, text: 'In no chat, with nobody' });
      made.chat('iMessage', 'chat831000000009', [handle, made.handle(alex)], {
        display_name: 'Gone',
      });
      made.message(null, {
        ...from,
        text: 'In no chat, in a room',
        cache_roomnames: 'chat831000000009',
      });
      // One message in two chats of the same person, and one that is also in a group.
      const sms = made.chat('SMS', sam, [made.handle(sam, 'SMS')]);
      const both = made.message(chat, { ...from, text: 'In both chats' });
      made.join(sms, both);
      const elsewhere = made.message(sms, { ...from, text: 'Also in a group' });
      made.join(2, elsewhere);
      const nowhere = made.message(chat, {
        ...from,
        text: 'Restored',
        date_recovered: made.time(9000),
      });
      made.join(4711, nowhere);
      for (const guid of ['A', 'B', 'C']) made.add('deleted_messages', { guid });
      made.add('unsynced_removed_recoverable_messages', {
        chat_guid: 'A',
        message_guid: 'B',
        part_index: 0,
      });
    },
  },

  'good-states': {
    era: 'iOS 18',
    fill(made) {
      const { sam: handle, chat } = withSam(made);
      const from = { ...theirs, handle_id: handle };
      made.message(chat, { ...mine, is_sent: 0, is_delivered: 0, error: 22, text: 'Help' });
      made.message(chat, { ...from, error: 3, text: 'Odd' });
      made.message(chat, { ...from, is_read: 0, is_spam: 1, text: 'Junk' });
      for (const action of [0, 1, 2, 3, 4, 5])
        made.message(chat, { ...from, filter_action: action, text: `Filter ${action}` });
      made.message(chat, { ...mine, schedule_type: 2, schedule_state: 1, text: 'Later' });
      for (const style of [
        'com.apple.MobileSMS.expressivesend.invisibleink',
        'com.apple.messages.effect.CKLasersEffect',
        'com.example.new',
      ])
        made.message(chat, { ...from, expressive_send_style_id: style, text: 'With an effect' });
      for (const flag of [
        'is_auto_reply',
        'was_delivered_quietly',
        'did_notify_recipient',
        'is_sos',
        'is_stewie',
        'is_critical',
        'is_corrupt',
        'is_pending_satellite_send',
      ])
        made.message(chat, { ...from, [flag]: 1, text: flag });
      made.message(chat, {
        ...from,
        is_audio_message: 1,
        is_played: 1,
        date_played: made.time(2000),
        expire_state: 1,
      });
      for (const [is_filtered, number] of [
        [1, '+447700900001'],
        [2, '+447700900002'],
      ] as const) {
        const other = made.handle(number);
        const unknown = made.chat('iMessage', number, [other], {
          is_filtered,
          is_blackholed: is_filtered - 1,
        });
        made.message(unknown, { ...theirs, handle_id: other, text: 'You do not know me' });
      }
      made.message(chat, { ...from, date: 0, text: 'No time' });
      made.message(chat, { ...from, date: null, text: 'No time either' });
      made.message(chat, {
        ...from,
        date: 9_223_372_036_854_775_807n,
        text: 'A time that cannot be',
      });
      made.message(chat, { ...from, date: 791_560_800.5, text: 'A time with a part of a second' });
      made.message(chat, { ...from, date: 'yesterday', text: 'A time in words' });
      made.message(chat, { ...from, date: 791_560_800_123_456_789n, text: 'Nanoseconds' });
    },
  },

  'odd-old-schema': {
    era: 'old',
    fill(made) {
      const { sam: handle, chat } = withSam(made);
      made.message(chat, {
        handle_id: handle,
        text: 'In the days of seconds',
        is_read: 1,
        date_read: made.time(70),
        account: 'p:+447700900999',
      });
      made.message(chat, {
        is_from_me: 1,
        text: 'Yes',
        date_delivered: made.time(121),
        account: 'e:me@example.org',
      });
      made.message(chat, { item_type: 4, other_handle: handle, share_direction: 1 });
    },
  },

  'odd-ios-12': {
    era: 'iOS 12',
    fill(made) {
      const { sam: handle, chat } = withSam(made);
      made.message(chat, {
        ...theirs,
        handle_id: handle,
        text: 'Both columns',
        attributedBody: madeBody('Both columns'),
      });
      made.message(chat, {
        ...theirs,
        handle_id: handle,
        text: 'Liked “Both columns”',
        associated_message_type: 2001,
        associated_message_guid: `p:0/${guidOf(1)}`,
      });
    },
  },

  'odd-newest-in-log': {
    era: 'iOS 16',
    fill(made) {
      const { sam: handle, chat } = withSam(made);
      made.message(chat, { ...theirs, handle_id: handle, text: 'In the database' });
    },
    leaving: {
      inLog(made) {
        made.message(1, { ...theirs, handle_id: 1, text: 'Only in the log' });
      },
    },
  },

  'odd-few-columns': {
    era: 'iOS 16',
    fill(made) {
      made.database
        .exec(`DROP TABLE message; DROP TABLE attachment; DROP TABLE chat_handle_join; DROP TABLE chat;
        DROP TABLE handle; DROP TABLE message_attachment_join;
        CREATE TABLE message (ROWID INTEGER PRIMARY KEY, text TEXT);
        CREATE TABLE handle (ROWID INTEGER PRIMARY KEY); CREATE TABLE chat (ROWID INTEGER PRIMARY KEY)`);
      made.add('message', { text: 'Nothing but this' });
      made.add('message', { text: null });
      made.add('chat', { ROWID: 1 });
      made.join(1, 1);
    },
  },

  'odd-values': {
    era: 'iOS 18',
    fill(made) {
      const { sam: handle, chat } = withSam(made);
      const from = { ...theirs, handle_id: handle };
      const bad = Buffer.from([0x61, 0xff, 0x00, 0x62]);
      made.message(chat, { ...from, text: bad });
      made.message(chat, {
        ...from,
        text: 'A \u0000 in the middle',
        subject: bad,
        group_title: 'x\u0000y',
      });
      made.message(chat, {
        ...from,
        text: 17,
        item_type: 'odd',
        error: 2.5,
        associated_message_type: Buffer.from([1]),
      });
      made.message(chat, {
        ...from,
        text: 'Numbers as text',
        handle_id: 'odd',
        other_handle: 3.7,
        is_from_me: 'odd',
      });
      made.message(chat, { ...from, text: 'No such handle', handle_id: 4711 });
      made.message(chat, { ...from, text: 'No such chat' });
      made.message(4711, { ...from, text: 'Only in a chat that is not there' });
      made.message(chat, { ...from, text: 'Long', subject: 'x'.repeat(1_100_000) });
      made.message(chat, {
        ...from,
        attributedBody: Buffer.alloc(17 * 1024 * 1024, 1),
        text: 'Beside a very long body',
      });
      made.message(chat, {
        ...from,
        text: 'Payload',
        balloon_bundle_id: 'com.example',
        payload_data: Buffer.alloc(5 * 1024 * 1024, 1),
      });
      const file = made.message(chat, { ...from, text: 'A path that is no text' });
      made.attachment(file, { filename: Buffer.from([0x7e, 0x2f, 0xff]) });
      made.message(chat, { ...from, ROWID: -5, text: 'A row before the first' });
      made.message(chat, {
        ...from,
        ROWID: 9_007_199_254_740_993n,
        text: 'A row number that is no double',
      });
    },
  },
};
