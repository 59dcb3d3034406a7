import type { NotHere } from '../../core/source-item.ts';

/** How to get at what lies locked in a source that is kept as it is. */
export const keptAsIsWording: Readonly<
  Record<'smartSwitch' | 'whatsapp' | 'smsImportExport', NotHere>
> = {
  smartSwitch: {
    what: 'Messages, calls and contacts in this Samsung Smart Switch backup',
    how: 'Samsung locks them, so only the files are kept. On the phone, use the app “SMS Backup & Restore” to save texts and calls, and import the file it makes.',
  },
  whatsapp: {
    what: 'The chats in this WhatsApp backup',
    how: 'WhatsApp locks them, so only the file is kept. On the phone, open the chat in WhatsApp, choose “More”, then “Export chat”, and import what it makes.',
  },
  smsImportExport: {
    what: 'What is in this locked file of SMS Import / Export',
    how: 'The app locked it, so only the file is kept. In the app’s settings, turn encryption off, make the export again, and import that.',
  },
};
