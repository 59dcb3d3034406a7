import { shownText, type RecordedText } from '../../core/text.ts';

/** How a call was made. */
export interface CallMeans {
  /** `telephone`, `FaceTime video`, `WhatsApp`, `app com.example.calls`. */
  readonly name: string;
  /** The app's own identifier; null for the phone's own calls. */
  readonly app: string | null;
}

/** From the service that the phone names and its number for the sort of call. */
export function callMeans(provider: RecordedText | null, callType: number | null): CallMeans {
  if (callType === types.video) return { name: 'FaceTime video', app: null };
  if (callType === types.audio) return { name: 'FaceTime audio', app: null };
  const service = provider === null ? '' : shownText(provider);
  if (service.startsWith('com.apple.FaceTime')) return { name: 'FaceTime', app: null };
  if (service.startsWith('com.apple.Telephony')) return telephone;
  if (service === '') return callType === types.phone ? telephone : unknownMeans(callType);
  return { name: appName(service), app: isBundleIdentifier(service) ? service : 'another app' };
}

/** The numbers of ZCALLTYPE: 0 is an app that somebody else made. */
const types = { app: 0, phone: 1, video: 8, audio: 16 } as const;

export const telephone: CallMeans = { name: 'telephone', app: null };

function unknownMeans(callType: number | null): CallMeans {
  return callType === types.app
    ? { name: 'another app', app: 'another app' }
    : { name: 'unknown means', app: null };
}

/** What stands there may be anything; only what is written like an identifier is repeated. */
function isBundleIdentifier(service: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$/.test(service);
}

function appName(service: string): string {
  if (!isBundleIdentifier(service)) return 'another app';
  return appNames.get(service) ?? `app ${service}`;
}

export const whatsappBundles: ReadonlySet<string> = new Set([
  'net.whatsapp.WhatsApp',
  'net.whatsapp.WhatsAppSMB',
]);

const appNames: ReadonlyMap<string, string> = new Map([
  ['net.whatsapp.WhatsApp', 'WhatsApp'],
  ['net.whatsapp.WhatsAppSMB', 'WhatsApp Business'],
  ['com.facebook.Messenger', 'Messenger'],
  ['com.facebook.Facebook', 'Facebook'],
  ['com.burbn.instagram', 'Instagram'],
  ['com.toyopagroup.picaboo', 'Snapchat'],
  ['org.whispersystems.signal', 'Signal'],
  ['ph.telegra.Telegraph', 'Telegram'],
  ['com.viber', 'Viber'],
  ['com.skype.skype', 'Skype'],
  ['com.skype.tomskype', 'Skype'],
  ['com.microsoft.skype.teams', 'Microsoft Teams'],
  ['us.zoom.videomeetings', 'Zoom'],
  ['com.google.Tachyon', 'Google Meet'],
  ['com.google.GoogleVoice', 'Google Voice'],
  ['com.hammerandchisel.discord', 'Discord'],
  ['jp.naver.line', 'LINE'],
  ['com.tencent.xin', 'WeChat'],
]);
