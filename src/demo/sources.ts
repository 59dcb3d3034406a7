import { demoCallsBackup, demoTextsBackup } from './android-backup.ts';
import { chatOctoberJpg } from './assets/chat-october-jpg.ts';
import { chatSeptemberPng } from './assets/chat-september-png.ts';
import { noteOnCarJpg } from './assets/note-on-car-jpg.ts';
import { voicemailAmr } from './assets/voicemail-amr.ts';
import { voicemailM4a } from './assets/voicemail-m4a.ts';
import { demoWhatsappZip } from './whatsapp-chat.ts';

/** One file that the sample person's phones gave her. */
export interface DemoFile {
  /** Where it lies below the folder of the demonstration, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The folders of the sample sources, below the folder of the demonstration. */
export const demoFolders = {
  texts: 'phone-backup',
  chat: 'whatsapp',
  voicemails: 'voicemails',
  pictures: 'screenshots-and-photos',
} as const;

/** The loose files that incidents of the sample case have attached. */
export const demoLooseFiles = {
  voicemailInSeptember: `${demoFolders.voicemails}/+447700900123_09-14-26_0225PM.amr`,
  voicemailInOctober: `${demoFolders.voicemails}/voicemail-+447700900177-2026-10-12-19-42-10.m4a`,
  noteOnCar: `${demoFolders.pictures}/IMG_20260822_081502.jpg`,
  chatInSeptember: `${demoFolders.pictures}/Screenshot_20260917-213304.png`,
  chatInOctober: `${demoFolders.pictures}/Screenshot_20261003-181204_Messages.jpg`,
} as const;

/**
 * Every sample source: a phone's texts and calls, a chat, two voicemails and three pictures. The same
 * bytes on every machine.
 */
export function demoSources(): readonly DemoFile[] {
  const texts = demoTextsBackup();
  const calls = demoCallsBackup();
  const chat = demoWhatsappZip();
  return [
    { ...texts, path: `${demoFolders.texts}/${texts.path}` },
    { ...calls, path: `${demoFolders.texts}/${calls.path}` },
    { ...chat, path: `${demoFolders.chat}/${chat.path}` },
    loose(demoLooseFiles.voicemailInSeptember, voicemailAmr),
    loose(demoLooseFiles.voicemailInOctober, voicemailM4a),
    loose(demoLooseFiles.noteOnCar, noteOnCarJpg),
    loose(demoLooseFiles.chatInSeptember, chatSeptemberPng),
    loose(demoLooseFiles.chatInOctober, chatOctoberJpg),
  ];
}

function loose(path: string, base64: string): DemoFile {
  return { path, bytes: Buffer.from(base64, 'base64') };
}
