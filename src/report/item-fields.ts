import type { PhysicalItemAnswers } from '../core/physical-item.ts';
import { fieldMakers, type FieldGroup } from './answer-field.ts';
import type { Showing } from './showing.ts';

/** Everything that may be recorded of a thing that can be held. */
export function itemFields(showing: Showing): readonly FieldGroup<PhysicalItemAnswers>[] {
  const make = fieldMakers<PhysicalItemAnswers>(showing);
  return [
    {
      title: 'The thing',
      fields: [
        make.text('what', 'What it is'),
        make.time('when', 'When it came', { standsElsewhere: true }),
        make.text('how', 'How it came'),
        make.text('keptWhere', 'Where it is kept'),
        make.text('touchedBy', 'Who has touched it'),
        make.text('recordedBy', 'Recorded by'),
        make.text('privateNote', 'Private note', { private: 'private notes' }),
      ],
    },
  ];
}
