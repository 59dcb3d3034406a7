import type { Casefile } from '../../casefile/casefile.ts';
import type { Context } from '../context.ts';
import type { BoundThing } from '../form/ledger-commands.ts';
import { amendWording as wording } from '../wording/amend.ts';
import { changeWording } from '../wording/form.ts';

/** Asks what to do with somebody, a number, an order or a telling: change, confirm, take back, nothing. */
export async function amendThingByAsking(
  context: Context,
  casefile: Casefile,
  reference: string,
  thing: BoundThing,
): Promise<void> {
  const { terminal } = context;
  const { wishes } = wording;
  const wish = await terminal.choose<keyof typeof wishes>({
    question: wording.wish(reference),
    options: [
      { value: 'change', label: wishes.change },
      { value: 'confirm', label: wishes.confirm },
      { value: 'withdraw', label: thing.isWithdrawn ? wishes.again : wishes.withdraw },
      { value: 'nothing', label: wishes.nothing },
    ],
    default: 'change',
  });
  if (wish === 'change') await thing.change(context);
  else if (wish === 'withdraw') await thing.withdraw(context);
  else if (wish === 'nothing') terminal.line(changeWording.unchanged);
  else if (wish === 'confirm') {
    await casefile.confirm(reference);
    terminal.line(wording.confirmed(reference));
  }
}
