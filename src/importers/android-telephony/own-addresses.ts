import { identifier, comparisonForm } from '../../core/identifier.ts';
import type { Fields } from './fields.ts';
import { typeFrom } from './mms-parties.ts';
import { ownerToken } from './parties.ts';

/**
 * Learns which addresses are the phone's own, where a source does not state them: a picture message that
 * was received and names one address besides the sender's came to that address. Without it, everybody
 * would be in a group with themselves.
 */
export class OwnAddresses {
  readonly #seen = new Map<string, string>();

  /** Takes note of a message that was received. */
  learn(addrs: readonly Fields[]): void {
    const others = addrs.filter((addr) => addr.shown('type') !== typeFrom);
    const [only] = others;
    if (only === undefined || others.length > 1 || addrs.length < 2) return;
    const address = only.shown('address');
    if (address.trim() === '' || address === ownerToken) return;
    if (this.#seen.size < mostOwn) this.#seen.set(comparisonForm(identifier(address)), address);
  }

  get addresses(): readonly string[] {
    return [...this.#seen.values()];
  }
}

/** More than anybody has; a source that was made to fill the memory may hold any number. */
const mostOwn = 100;
