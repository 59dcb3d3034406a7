/** One of the two apps of WhatsApp, and where its files are on an iPhone. */
export interface WhatsappApp {
  readonly app: 'WhatsApp' | 'WhatsApp Business';
  /** Its name among apps. */
  readonly bundle: string;
  /** The part of the phone that it keeps its files in. */
  readonly domain: string;
}

export const whatsapp: WhatsappApp = {
  app: 'WhatsApp',
  bundle: 'net.whatsapp.WhatsApp',
  domain: 'AppDomainGroup-group.net.whatsapp.WhatsApp.shared',
};

export const whatsappBusiness: WhatsappApp = {
  app: 'WhatsApp Business',
  bundle: 'net.whatsapp.WhatsAppSMB',
  domain: 'AppDomainGroup-group.net.whatsapp.WhatsAppSMB.shared',
};
