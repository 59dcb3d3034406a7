import { Stopped } from '../../src/core/errors.ts';
import type { Field } from '../../src/cli/terminal.ts';
import { scriptedTerminal, type ScriptedTerminal } from './scripted-terminal.ts';

export interface StoppingTerminal extends ScriptedTerminal {
  /** The question at which it stopped, and what stood in its field; null for a list. */
  readonly stoppedAt: () => { readonly question: string; readonly typed: string | null } | null;
}

/**
 * A terminal that follows a script and then stops at the next question, as Ctrl-C does; a field has
 * `halfTyped` typed into it before. Enter alone takes what stands in a field, as on a real one.
 */
export function stoppingTerminal(answers: readonly string[], halfTyped = ''): StoppingTerminal {
  const base = scriptedTerminal(answers);
  let stopped: { question: string; typed: string | null } | null = null;
  const stopAt = (question: string, field: Field | null): Promise<never> => {
    stopped = { question, typed: field?.typed ?? null };
    if (halfTyped !== '') field?.onTyping(halfTyped);
    return Promise.reject(new Stopped());
  };
  return {
    ...base,
    stoppedAt: () => stopped,
    readText: async (prompt, field) => {
      if (base.left() === 0) return stopAt(prompt, field);
      const typed = await base.readText(prompt, field);
      return typed === '' ? field.typed : typed;
    },
    pickOne: (prompt, labels, start) =>
      base.left() === 0 ? stopAt(prompt, null) : base.pickOne(prompt, labels, start),
    pickMany: (prompt, labels, ticked) =>
      base.left() === 0 ? stopAt(prompt, null) : base.pickMany(prompt, labels, ticked),
    pickBySearch: (prompt, list) =>
      base.left() === 0 ? stopAt(prompt, null) : base.pickBySearch(prompt, list),
  };
}
