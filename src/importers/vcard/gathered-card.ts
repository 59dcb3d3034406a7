import { identifier } from '../../core/identifier.ts';
import type { SavedContact } from '../../core/source-item.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import { instantFromUnix, type Happened } from '../../core/time.ts';
import { plainLabel } from '../iphone-contacts/address-book.ts';
import { componentsOf, textOf, unescaped, type CardProperty } from './card-property.ts';

/** Nobody has as many numbers. */
const mostIdentifiers = 1000;

interface FoundIdentifier {
  readonly address: string;
  readonly group: string;
  readonly types: readonly string[];
}

/** What the lines of one card say of somebody, as far as it leads to a name and to numbers. */
export class GatheredCard {
  readonly #texts = new Map<string, RecordedText>();
  readonly #identifiers: FoundIdentifier[] = [];
  readonly #labels = new Map<string, RecordedText>();
  /** What of it could not be read, in plain words. */
  readonly faults = new Set<string>();

  take(property: CardProperty): void {
    if (!lookedAt.has(property.name)) return;
    if (property.cut) {
      this.faults.add('A line of the card is too long for a name or number. It was not read.');
      return;
    }
    const text = textOf(property);
    if (property.name === 'TEL' || property.name === 'EMAIL') this.#identify(property, text);
    else if (property.name === 'X-ABLABEL') this.#label(property.group, text);
    else if (!this.#texts.has(property.name)) this.#texts.set(property.name, text);
  }

  /** The person on the card; null for a card without a name. */
  contact(place: string): SavedContact | null {
    const name = this.#name();
    if (name === null) return null;
    const asOf = revisedAt(this.#texts.get('REV'));
    return {
      name,
      identifiers: this.#identifiers.map((found) => {
        const label = this.#labelOf(found);
        return { ...identifier(found.address), ...(label === null ? {} : { label }) };
      }),
      place,
      ...(asOf === null ? {} : { asOf }),
    };
  }

  #identify({ group, parameters, name }: CardProperty, text: RecordedText): void {
    const address = addressIn(name, unescaped(shownText(text)));
    if (address === '') return;
    if (this.#identifiers.length === mostIdentifiers)
      this.faults.add('The card holds more numbers than anybody has. The rest was not read.');
    else this.#identifiers.push({ address, group, types: parameters.get('TYPE') ?? [] });
  }

  #label(group: string, text: RecordedText): void {
    const label = plainLabel(withShown(text, unescaped));
    if (group !== '' && label !== null && this.#labels.size < mostIdentifiers)
      this.#labels.set(group, label);
  }

  #labelOf({ group, types }: FoundIdentifier): RecordedText | null {
    const own = this.#labels.get(group);
    if (own !== undefined) return own;
    const stated = types.filter((type) => !saysNothing.test(type)).join(', ');
    return stated === '' ? null : stated.toLowerCase().toWellFormed();
  }

  #name(): RecordedText | null {
    const full = this.#texts.get('FN');
    const parts = this.#texts.get('N');
    const organisation = this.#texts.get('ORG');
    const nickname = this.#texts.get('NICKNAME');
    const names = [
      full === undefined ? null : withShown(full, unescaped),
      parts === undefined ? null : withShown(parts, fullName),
      organisation === undefined ? null : withShown(organisation, joinedComponents),
      nickname === undefined ? null : withShown(nickname, unescaped),
    ];
    return names.find((name) => name !== null && shownText(name).trim() !== '') ?? null;
  }
}

const lookedAt: ReadonlySet<string> = new Set([
  'FN',
  'N',
  'ORG',
  'NICKNAME',
  'TEL',
  'EMAIL',
  'X-ABLABEL',
  'REV',
]);

/** Types that stand beside nearly every number. */
const saysNothing = /^(?:voice|pref|internet|)$/i;

/** Bytes that are no text stay beside what can be shown of them. */
function withShown(text: RecordedText, change: (shown: string) => string): RecordedText {
  return typeof text === 'string'
    ? change(text).trim()
    : { ...text, shown: change(text.shown).trim() };
}

/** `Family;Given;Middle;Before;After` in the order in which it is spoken. */
function fullName(text: string): string {
  const [family = '', given = '', middle = '', before = '', after = ''] = componentsOf(text);
  return [before, given, middle, family, after].filter((part) => part.trim() !== '').join(' ');
}

function joinedComponents(text: string): string {
  return componentsOf(text)
    .filter((part) => part.trim() !== '')
    .join(', ');
}

/** Version 4.0 writes `tel:+44-7700-900123;ext=5`. */
function addressIn(name: string, text: string): string {
  const address = text.trim();
  if (name === 'TEL' && /^tel:/i.test(address))
    return (address.slice(4).split(';')[0] ?? '').trim();
  if (name === 'EMAIL' && /^mailto:/i.test(address)) return address.slice(7).trim();
  return address;
}

/** When the card was last changed; only where it is said in UTC. */
function revisedAt(text: RecordedText | undefined): Happened | null {
  const raw = text === undefined ? '' : shownText(text).trim();
  const form = /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)(?:\.\d{1,9})?Z$/;
  const [, year, month, day, hour, minute, second] = form.exec(raw) ?? [];
  if (year === undefined) return null;
  const iso = `${year}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}Z`;
  const happened = instantFromUnix(Date.parse(iso), { basis: 'contact card', raw });
  return happened.precision === 'unknown' ? null : happened;
}
