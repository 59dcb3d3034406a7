import type { PhoneDatabaseReader } from '../phone/phone.ts';
import { whatsapp, whatsappBusiness, type WhatsappApp } from './apps.ts';
import { callRows } from './call-rows.ts';
import { messageRows } from './message-rows.ts';

/** The messages of WhatsApp: ChatStorage.sqlite. */
export const iphoneWhatsapp = messageReader('iphone-whatsapp', whatsapp);

/** The messages of WhatsApp Business, which lie in a place of their own. */
export const iphoneWhatsappBusiness = messageReader('iphone-whatsapp-business', whatsappBusiness);

/** The calls of WhatsApp: CallHistory.sqlite. */
export const iphoneWhatsappCalls = callReader('iphone-whatsapp-calls', whatsapp);

/** The calls of WhatsApp Business. */
export const iphoneWhatsappBusinessCalls = callReader(
  'iphone-whatsapp-business-calls',
  whatsappBusiness,
);

function messageReader(id: string, app: WhatsappApp): PhoneDatabaseReader {
  return {
    id,
    title: `${app.app} messages (ChatStorage.sqlite)`,
    places: [{ domain: app.domain, path: 'ChatStorage.sqlite' }],
    tables: [['zwamessage']],
    read: (database, phone) => messageRows(database, phone, app),
  };
}

function callReader(id: string, app: WhatsappApp): PhoneDatabaseReader {
  return {
    id,
    title: `${app.app} calls (CallHistory.sqlite)`,
    places: [{ domain: app.domain, path: 'CallHistory.sqlite' }],
    tables: [['zwacdcallevent']],
    read: (database, phone) => callRows(database, phone, app),
  };
}
