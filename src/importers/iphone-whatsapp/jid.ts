import { identifier, type Identifier } from '../../core/identifier.ts';
import { shownText, type RecordedText } from '../../core/text.ts';

/**
 * What a WhatsApp address stands for. `lid` is an account number of WhatsApp's own that hides the
 * telephone number; its digits are no number to call.
 */
export type JidKind =
  'number' | 'lid' | 'group' | 'broadcast list' | 'status' | 'channel' | 'unknown';

/** A WhatsApp address, `447700900123@s.whatsapp.net`. */
export interface Jid {
  readonly asFound: string;
  readonly kind: JidKind;
  /** What stands before the `@`, without the number of a device. */
  readonly user: string;
}

/** Reads an address. What has no known form is of the kind `unknown`. */
export function jidIn(text: RecordedText): Jid {
  const asFound = shownText(text).toWellFormed().slice(0, mostCharacters);
  const at = asFound.lastIndexOf('@');
  if (at < 0) return { asFound, kind: 'unknown', user: asFound };
  // `447700900123:12@…` and `447700900123.0:12@…` name one of several devices of the same account.
  const user = asFound.slice(0, at).replace(/(?:\.\d{1,4})?(?::\d{1,6})?$/, '');
  return { asFound, kind: kindOf(asFound.slice(at + 1), user), user };
}

const mostCharacters = 300;

function kindOf(server: string, user: string): JidKind {
  switch (server) {
    case 's.whatsapp.net':
    case 'c.us':
      return /^\d{5,15}$/.test(user) ? 'number' : 'unknown';
    case 'lid':
      return 'lid';
    case 'g.us':
      return 'group';
    case 'broadcast':
      return user === 'status' ? 'status' : 'broadcast list';
    case 'status':
    case 'lid.status':
      return 'status';
    case 'newsletter':
      return 'channel';
    default:
      return 'unknown';
  }
}

/** The number of an address that holds one; null for all others. */
export function numberOf(jid: Jid): string | null {
  return jid.kind === 'number' ? (identifier(`+${jid.user}`).e164 ?? null) : null;
}

/** An address as one end of a message. `e164` is the number that the phone gives for it elsewhere. */
export function identifierOf(jid: Jid, e164: string | null): Identifier {
  const number = numberOf(jid) ?? e164;
  return { asFound: jid.asFound, ...(number === null ? {} : { e164: number }) };
}
