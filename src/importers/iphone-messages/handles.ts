import { isSupportedCountry } from 'libphonenumber-js/max';
import type { Party } from '../../core/communication.ts';
import { identifier, type Identifier } from '../../core/identifier.ts';
import { shownText } from '../../core/text.ts';
import type { SavedNames } from '../phone/phone.ts';
import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';
import type { SparedDamage } from './spared-damage.ts';

/** The numbers and addresses of the table `handle`, by row number. One person has one for each service. */
export class Handles {
  readonly #database: ScratchDatabase;
  readonly #names: SavedNames;
  readonly #sql: string | null;
  readonly #known = new Map<bigint, Handle | null>();
  readonly #damage: SparedDamage;

  constructor(database: ScratchDatabase, names: SavedNames, damage: SparedDamage) {
    this.#damage = damage;
    this.#database = database;
    this.#names = names;
    this.#sql = database.has('handle', 'id') ? handleQuery(database) : null;
  }

  /** The handle with a number; null when it is 0 or not there. */
  at(number: bigint): Handle | null {
    if (number === 0n || this.#sql === null) return null;
    const known = this.#known.get(number);
    if (known !== undefined) return known;
    const sql = this.#sql;
    const handle = this.#damage.spared(() => {
      const row = this.#database.row(sql, number);
      return row === null ? null : this.#handleOf(row);
    });
    if (this.#known.size >= maximumKnown) this.#known.clear();
    this.#known.set(number, handle);
    return handle;
  }

  /** An address that stands elsewhere than in the table, with the name it is saved under. */
  party(address: string, country?: string): Party {
    const found = identifierOf(address, country);
    const name = this.#names.nameOf(found);
    return { ...found, ...(name === null ? {} : { name }) };
  }

  #handleOf(row: DatabaseRow): Handle | null {
    const address = asText(this.#database, row['id']);
    if (address.trim() === '') return null;
    return {
      party: this.party(address, asText(this.#database, row['country'])),
      service: asText(this.#database, row['service']),
    };
  }
}

/** Somebody's number or address, and the service it is known by. */
export interface Handle {
  readonly party: Party;
  readonly service: string;
}

const maximumKnown = 100_000;

function handleQuery(database: ScratchDatabase): string {
  const columns = ['id', 'country', 'service']
    .filter((column) => database.has('handle', column))
    .map((column) => `CAST(substr(${column}, 1, 1000) AS BLOB) AS ${column}`);
  return `SELECT ${columns.join(', ')} FROM handle WHERE ROWID = ?`;
}

function asText(database: ScratchDatabase, value: DatabaseRow[string] | undefined): string {
  const text = database.text(value);
  return text === null ? '' : shownText(text);
}

/* Numbers are mostly kept with their country's code; the rest is read as numbers of the country noted beside. */
function identifierOf(address: string, country = ''): Identifier {
  const plain = identifier(address);
  const code = country.toUpperCase();
  if (address.startsWith('+') || !isSupportedCountry(code) || code === 'GB') return plain;
  return identifier(address, code);
}
