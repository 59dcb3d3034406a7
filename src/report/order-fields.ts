import { parseReference } from '../core/exhibit.ts';
import { orderKinds, type Order, type OrderAnswers } from '../core/order.ts';
import { visibleLine } from '../core/text.ts';
import { exhibitLine, fieldMakers, personLine, rowLine, type FieldGroup } from './answer-field.ts';
import type { Showing } from './showing.ts';
import { quoteLine, type Words } from './words.ts';

/** Everything that may be recorded of an order, or of a request to stop. */
export function orderFields(showing: Showing): readonly FieldGroup<OrderAnswers>[] {
  const make = fieldMakers<OrderAnswers>(showing);
  const kinds = orderKinds.map(({ id, words }) => ({ id, words }));
  return [
    {
      title: 'The order',
      fields: [
        make.chosen('kind', 'Kind', kinds),
        make.text('title', 'What it is called'),
        make.text('court', 'Court'),
        make.text('caseNumber', 'Case number'),
        make.time('from', 'From', { standsElsewhere: true }),
        make.time('until', 'Until'),
        make.references('against', `Against, as ${showing.initials} says`, (reference) =>
          personLine(reference, showing),
        ),
        make.text('terms', 'What it says, or the words used'),
        make.text('how', 'How the other person was told of it'),
        make.references('shownBy', 'Shown by', shownByLine),
        make.text('recordedBy', 'Recorded by'),
        make.text('privateNote', 'Private note', { private: 'private notes' }),
      ],
    },
  ];
}

function shownByLine(reference: string | number): ReturnType<typeof rowLine> {
  return parseReference(String(reference))?.to === 'item'
    ? rowLine(reference)
    : exhibitLine(reference);
}

/** `Non-molestation order`; what the person called it where the kind has no name; null when unknown. */
export function orderName(order: Order | undefined): Words | null {
  if (order === undefined) return null;
  if (order.kind === 'other' && order.title !== undefined) return quoteLine(order.title);
  return orderKinds.find(({ id }) => id === order.kind)?.words ?? visibleLine(order.kind);
}
