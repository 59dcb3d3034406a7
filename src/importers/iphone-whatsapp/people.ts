import type { Party } from '../../core/communication.ts';
import { UserError } from '../../core/errors.ts';
import { comparisonForm, identifier } from '../../core/identifier.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import { databaseAt, type Phone } from '../phone/phone.ts';
import { DatabaseDamaged, openCopy, type ScratchDatabase } from '../scratch-copy.ts';
import { columnList, shortTextIn } from '../phone/core-data.ts';
import { identifierOf, jidIn, type Jid } from './jid.ts';

/** So many people are held in memory; of the rest, names are not known. */
const mostPeople = 100_000;

/**
 * Who is behind an address: the name that the phone or WhatsApp's own lists have for it, and for an
 * account number of WhatsApp (`…@lid`) the telephone number that those lists give, where they agree.
 */
export class WhatsappPeople {
  readonly #phone: Phone;
  readonly #contactNames = new Map<string, RecordedText>();
  readonly #pushNames = new Map<string, RecordedText>();
  /** By what stands before `@lid`; null where two lists differ. */
  readonly #numbers = new Map<string, string | null>();
  /** Lists beside the database that were damaged, by name. */
  readonly damaged: string[] = [];
  /** Whether a number was given for an account number. */
  usedNumbers = false;

  private constructor(phone: Phone) {
    this.#phone = phone;
  }

  /** Reads the lists that the phone holds in `domain` beside `database`. */
  static async known(
    database: ScratchDatabase,
    phone: Phone,
    domain: string,
  ): Promise<WhatsappPeople> {
    const people = new WhatsappPeople(phone);
    people.#orDamaged('ZWAPROFILEPUSHNAME', () => {
      people.#readPushNames(database);
    });
    people.#orDamaged('ZWACHATSESSION', () => {
      people.#readChats(database);
    });
    await people.#fromList(domain, 'ContactsV2.sqlite', (list) => {
      people.#readContacts(list);
    });
    await people.#fromList(domain, 'LID.sqlite', (list) => {
      people.#readAccounts(list);
    });
    return people;
  }

  /** Somebody by address. `named` is what the chat or group calls them. */
  party(jid: Jid, named: RecordedText | null = null): Party {
    const found = identifierOf(jid, this.#numberFor(jid));
    const form = comparisonForm(found);
    const name =
      this.#phone.names.nameOf(found) ??
      this.#contactNames.get(form) ??
      this.#contactNames.get(jid.asFound) ??
      (named === null || isNumberOnly(named) ? undefined : named) ??
      this.#pushNames.get(jid.asFound) ??
      null;
    return { ...found, ...(name === null ? {} : { name }) };
  }

  /** Whether an address is that of whoever used the phone. */
  isOwner(jid: Jid): boolean {
    const form = comparisonForm(identifierOf(jid, this.#numberFor(jid)));
    return this.#phone.own.some((own) => comparisonForm(own) === form);
  }

  #numberFor(jid: Jid): string | null {
    if (jid.kind !== 'lid') return null;
    const number = this.#numbers.get(jid.user) ?? null;
    if (number !== null) this.usedNumbers = true;
    return number;
  }

  async #fromList(
    domain: string,
    name: string,
    read: (list: ScratchDatabase) => void,
  ): Promise<void> {
    const files = databaseAt(this.#phone.files, domain, name);
    if (files === null) return;
    try {
      const list = await openCopy(this.#phone.reading.scratch, files);
      try {
        this.#orDamaged(name, () => {
          read(list);
        });
      } finally {
        await list.close();
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.damaged.push(name);
    }
  }

  /** Names are no reason to give up the messages. */
  #orDamaged(name: string, read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof DatabaseDamaged)) throw error;
      this.damaged.push(name);
    }
  }

  #readContacts(list: ScratchDatabase): void {
    const names = ['ZFULLNAME', 'ZBUSINESSNAME'];
    for (const row of rowsOf(list, 'ZWAADDRESSBOOKCONTACT', [...names, 'ZWHATSAPPID', 'ZLID'])) {
      const [full, business, id, lid] = row;
      const jid = id == null ? null : numberJid(id);
      const name = full ?? business ?? null;
      if (name !== null && jid !== null)
        this.#contactNames.set(comparisonForm(identifierOf(jid, null)), name);
      if (lid == null) continue;
      const account = lidJid(lid);
      if (name !== null) this.#contactNames.set(account.asFound, name);
      if (jid !== null) this.#link(account, identifierOf(jid, null).e164);
    }
  }

  #readAccounts(list: ScratchDatabase): void {
    for (const [id, number] of rowsOf(list, 'ZWAZACCOUNT', ['ZIDENTIFIER', 'ZPHONENUMBER'])) {
      if (id == null || number == null) continue;
      const digits = shownText(number).replace(/^\+/, '');
      if (/^[1-9]\d{6,14}$/.test(digits)) this.#link(lidJid(id), identifier(`+${digits}`).e164);
    }
  }

  #readChats(database: ScratchDatabase): void {
    const columns = ['ZCONTACTJID', 'ZCONTACTIDENTIFIER'];
    for (const [address, other] of rowsOf(database, 'ZWACHATSESSION', columns)) {
      if (address == null || other == null) continue;
      const jid = jidIn(address);
      if (jid.kind === 'lid') this.#link(jid, identifierOf(jidIn(other), null).e164);
    }
  }

  #readPushNames(database: ScratchDatabase): void {
    for (const [address, name] of rowsOf(database, 'ZWAPROFILEPUSHNAME', ['ZJID', 'ZPUSHNAME'])) {
      if (address != null && name != null) this.#pushNames.set(jidIn(address).asFound, name);
    }
  }

  #link(account: Jid, number: string | undefined): void {
    if (account.kind !== 'lid' || number === undefined) return;
    const known = this.#numbers.get(account.user);
    this.#numbers.set(account.user, known === undefined || known === number ? number : null);
  }
}

type TextRow = readonly (RecordedText | null | undefined)[];

function* rowsOf(
  list: ScratchDatabase,
  table: string,
  texts: readonly string[],
): Generator<TextRow> {
  if (!list.has(table)) return;
  const columns = columnList(list, { table, as: 't', texts, values: [] });
  for (const row of list.rows(`SELECT ${columns} FROM "${table}" t LIMIT ${mostPeople}`)) {
    yield texts.map((column) => shortTextIn(list, row, column));
  }
}

/** Older lists leave out what stands behind the number. */
function numberJid(id: RecordedText): Jid {
  const shown = shownText(id);
  return jidIn(/^\d+$/.test(shown) ? `${shown}@s.whatsapp.net` : id);
}

function lidJid(id: RecordedText): Jid {
  const shown = shownText(id);
  return jidIn(/^\d+$/.test(shown) ? `${shown}@lid` : id);
}

/** For somebody who is not saved, WhatsApp shows the number as the name. */
function isNumberOnly(name: RecordedText): boolean {
  return /^[+\d\s().\-\u00a0\u200e\u200f\u2010-\u2015\u202a-\u202e\u2066-\u2069]*$/.test(
    shownText(name),
  );
}
