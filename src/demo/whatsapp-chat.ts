/*
 * A chat as WhatsApp's “Export chat” writes it on an iPhone: `[date, time] name: words`, a mark
 * U+200E before what WhatsApp itself says, media in the zip under a running number and their time.
 */
import { cafeJpg } from './assets/cafe-jpg.ts';
import { voiceMessageOpus } from './assets/voice-message-opus.ts';
import { demoChat, type DemoChatLine } from './chat.ts';
import { demoOtherName, demoOwner } from './people.ts';
import type { DemoFile } from './sources.ts';
import { storeZip, type ZipEntry } from './store-zip.ts';

const leftToRightMark = '\u200e';

/** The zip that the phone shares: the chat as text, a photo and a voice message. */
export function demoWhatsappZip(): DemoFile {
  const chat: ZipEntry = {
    name: '_chat.txt',
    modified: '2026-11-01T09:20:00',
    bytes: Buffer.from(`${demoChat.map(written).join('\r\n')}\r\n`, 'utf8'),
  };
  return {
    path: `WhatsApp Chat - ${demoOtherName}.zip`,
    bytes: storeZip([chat, ...demoChat.flatMap(media)]),
  };
}

function written(line: DemoChatLine, index: number): string {
  const [date = '', time = ''] = line.at.split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  const stamp = `[${day}/${month}/${year}, ${time}]`;
  const name = line.from === 'owner' ? demoOwner : demoOtherName;
  const { what } = line;
  switch (what.is) {
    case 'words':
      return `${stamp} ${name}: ${what.words}`;
    case 'notice':
      return `${stamp} ${name}: ${leftToRightMark}${what.words}`;
    case 'photo':
    case 'voice':
      return `${leftToRightMark}${stamp} ${name}: ${leftToRightMark}<attached: ${mediaName(line, index)}>`;
  }
}

function media(line: DemoChatLine, index: number): ZipEntry[] {
  const { what } = line;
  if (what.is === 'photo' && what.inExport) return [entry(line, index, cafeJpg)];
  if (what.is === 'voice') return [entry(line, index, voiceMessageOpus)];
  return [];
}

function entry(line: DemoChatLine, index: number, base64: string): ZipEntry {
  return {
    name: mediaName(line, index),
    modified: line.at,
    bytes: Buffer.from(base64, 'base64'),
  };
}

function mediaName(line: DemoChatLine, index: number): string {
  const number = String(index + 1).padStart(8, '0');
  const time = line.at.replace(/[T:]/g, '-');
  return line.what.is === 'voice' ? `${number}-AUDIO-${time}.opus` : `${number}-PHOTO-${time}.jpg`;
}
