import { identifier } from '../../core/identifier.ts';
import type { IdentifierKind } from '../../core/person.ts';
import { shownNumber } from '../../core/shown-number.ts';
import type { Context } from '../context.ts';
import { numberWording } from '../wording/people.ts';
import type { FieldKeeping } from './keeping.ts';

/** The form of a telephone number that equal ones share; nothing for any other kind. */
export function dialledForm(kind: IdentifierKind, value: string): { readonly e164?: string } {
  if (kind !== 'phone') return {};
  const { e164 } = identifier(value);
  return e164 === undefined ? {} : { e164 };
}

/** What a number or account typed without its kind most likely is. */
export function likelyKind(value: string): IdentifierKind {
  if (identifier(value).e164 !== undefined) return 'phone';
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? 'email' : 'account';
}

/** Says what was made of a telephone number; nothing for any other kind. */
export function sayHowRead(context: Context, kind: IdentifierKind, value: string): void {
  if (kind !== 'phone') return;
  const { e164 } = dialledForm(kind, value);
  context.terminal.line(
    e164 === undefined ? numberWording.notRead : numberWording.readAs(shownNumber(e164)),
  );
}

/** Asks openly how the person knows whose it is. For their own, Enter alone will do. */
export function askBasis(
  context: Context,
  isOwn: boolean,
  typing: FieldKeeping = {},
): Promise<string> {
  return context.terminal.ask(
    isOwn
      ? {
          question: numberWording.ownBasis,
          hint: numberWording.ownBasisHint,
          default: numberWording.ownBasisDefault,
          ...typing,
        }
      : { question: numberWording.basis, hint: numberWording.basisHint, ...typing },
  );
}
