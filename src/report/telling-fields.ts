import { toldParties, type Telling, type TellingAnswers } from '../core/telling.ts';
import { visibleLine } from '../core/text.ts';
import { exhibitLine, fieldMakers, incidentLine, type FieldGroup } from './answer-field.ts';
import type { Showing } from './showing.ts';
import { plain, quoteLine, type Words } from './words.ts';

/** Everything that may be recorded of somebody being told. */
export function tellingFields(showing: Showing): readonly FieldGroup<TellingAnswers>[] {
  const make = fieldMakers<TellingAnswers>(showing);
  return [
    {
      title: 'Who was told',
      fields: [
        make.chosen('to', 'Who was told', toldParties),
        make.text('toWhom', 'Who exactly'),
        make.time('when', 'When', { standsElsewhere: true }),
        make.text('how', 'How'),
        make.text('theirReference', 'Reference they gave'),
        make.text('officer', 'Officer'),
        make.text('collarNumber', 'Collar number'),
        make.text('said', 'What they said or did'),
        make.text('handedOver', 'What was handed over'),
        make.references('incidents', 'About incidents', (number) => incidentLine(number, showing)),
        make.references('attached', 'Attached', exhibitLine),
        make.text('recordedBy', 'Recorded by'),
        make.text('privateNote', 'Private note', { private: 'private notes' }),
      ],
    },
  ];
}

/** `The police`. */
export function toldPartyInWords(to: string): string {
  return toldParties.find(({ id }) => id === to)?.words ?? visibleLine(to);
}

/** `The police: North Yorkshire Police`; null when there is no such telling. */
export function tellingName(telling: Telling | undefined): Words | null {
  if (telling === undefined) return null;
  const party = toldPartyInWords(telling.to);
  if (telling.toWhom === undefined) return party;
  return quoteLine(`${party}: ${plain(quoteLine(telling.toWhom))}`);
}
