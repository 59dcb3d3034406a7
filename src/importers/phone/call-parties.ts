import { isSupportedCountry, type CountryCode } from 'libphonenumber-js/max';
import type { Conversation, Party } from '../../core/communication.ts';
import { comparisonForm, identifier, type Identifier } from '../../core/identifier.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import type { Phone } from './phone.ts';
import { whatsappBundles, type CallMeans } from '../iphone-calls/call-means.ts';

/**
 * A number or address as one end of a call, with the name that the phone has saved for it. `country` is
 * what the phone notes of where a number without country code belongs.
 */
export function partyOf(
  address: RecordedText,
  phone: Phone,
  reading: { readonly country?: string; readonly app?: string | null } = {},
): Party {
  const found = identifierOf(writtenOut(address), reading);
  const name = phone.names.nameOf(found);
  return { ...found, ...(name === null ? {} : { name }) };
}

/** Bytes that are no text stay apart from others that would be shown alike. */
function writtenOut(address: RecordedText): string {
  return typeof address === 'string'
    ? address.trim()
    : `${shownText(address).trim()} (${address.rawAs} ${address.rawHex})`;
}

function identifierOf(
  address: string,
  { country, app }: { readonly country?: string; readonly app?: string | null },
): Identifier {
  // WhatsApp writes `447700900123@s.whatsapp.net` for a number; `…@lid` is none.
  const [, digits] = /^(\d{7,15})@s\.whatsapp\.net$/.exec(address) ?? [];
  if (digits !== undefined && whatsappBundles.has(app ?? '')) {
    const { e164 } = identifier(`+${digits}`);
    return { asFound: address, ...(e164 === undefined ? {} : { e164 }) };
  }
  const stated = countryCode(country);
  if (stated === null) return identifier(address);
  const there = identifier(address, stated);
  return there.e164 === undefined ? identifier(address) : there;
}

function countryCode(stated: string | undefined): CountryCode | null {
  const code = stated?.toUpperCase() ?? '';
  return isSupportedCountry(code) ? code : null;
}

/** Others without those that an earlier one equals, and without whoever used the phone. */
export function otherPeople(parties: readonly Party[], own: readonly Identifier[]): Party[] {
  const seen = new Set(own.map(comparisonForm));
  return parties.filter((party) => {
    const form = comparisonForm(party);
    if (seen.has(form)) return false;
    seen.add(form);
    return true;
  });
}

/** How a telephone writes that a number was not shown: nothing at all, or one of these. */
export function isHidden(address: string): boolean {
  return address === '' || /^-[123]$/.test(address);
}

/**
 * The conversation that a call belongs to. Telephone and FaceTime calls with one person are one
 * conversation; what an app made stands apart, since its names are its own. Calls that nobody is named
 * for stay on their own: nothing says that any two of them are the same person's.
 */
export function callConversation(
  others: readonly Party[],
  means: CallMeans,
  hidden: string | null,
): Conversation {
  const beginning = means.app === null ? 'call' : `call ${means.app}`;
  const forms = others.map(comparisonForm).sort();
  const nobody = hidden === null ? 'without an address' : `withheld ${hidden}`.trim();
  return {
    key: `${beginning} ${forms.length === 0 ? nobody : forms.join(' + ')}`,
    kind: 'calls',
    means: means.app === null ? 'telephone and FaceTime' : means.name,
    others,
    group: others.length > 1,
  };
}
