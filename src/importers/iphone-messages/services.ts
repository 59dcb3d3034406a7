/** How messages of a service are called, and which conversations they belong to. */
export interface Service {
  /** `SMS`, `iMessage`… as the means of one message. */
  readonly means: string;
  /** What the key of the conversation begins with. */
  readonly family: string;
  /** The means of the whole conversation. */
  readonly conversationMeans: string;
}

/** A service by its name in the database. SMS, MMS and RCS are one conversation, as on other phones. */
export function serviceNamed(name: string): Service {
  const known = services.get(name.trim().toLowerCase());
  if (known !== undefined) return known;
  if (!/^[\w .-]{1,32}$/.test(name)) return unknownService;
  return { means: name, family: name.toLowerCase(), conversationMeans: name };
}

const textMessages = { family: 'sms', conversationMeans: 'SMS and MMS' };
const iMessages = { family: 'imessage', conversationMeans: 'iMessage' };

const unknownService: Service = {
  means: 'unnamed service',
  family: 'message',
  conversationMeans: 'unnamed service',
};

const services: ReadonlyMap<string, Service> = new Map([
  ['imessage', { means: 'iMessage', ...iMessages }],
  ['imessagelite', { means: 'iMessage by satellite', ...iMessages }],
  ['sms', { means: 'SMS', ...textMessages }],
  ['rcs', { means: 'RCS', ...textMessages }],
  ['satellitesms', { means: 'SMS by satellite', ...textMessages }],
]);
