import type { Stated } from './amendment.ts';
import type { Nation } from './case-record.ts';
import type { Happened } from './time.ts';

const everywhere: readonly Nation[] = ['england-wales', 'scotland', 'northern-ireland'];

/** What may bind the other person, and the request to stop. `nations` says where each is offered. */
export const orderKinds: readonly {
  readonly id: string;
  readonly words: string;
  readonly nations: readonly Nation[];
}[] = [
  { id: 'asked-to-stop', words: 'I asked them to stop', nations: everywhere },
  {
    id: 'non-molestation',
    words: 'Non-molestation order',
    nations: ['england-wales', 'northern-ireland'],
  },
  {
    id: 'occupation',
    words: 'Occupation order',
    nations: ['england-wales', 'northern-ireland'],
  },
  { id: 'restraining', words: 'Restraining order', nations: ['england-wales', 'northern-ireland'] },
  {
    id: 'stalking-protection',
    words: 'Stalking protection order',
    nations: ['england-wales', 'northern-ireland'],
  },
  { id: 'non-harassment', words: 'Non-harassment order', nations: ['scotland'] },
  { id: 'interdict', words: 'Interdict', nations: ['scotland'] },
  { id: 'injunction', words: 'Injunction', nations: ['england-wales', 'northern-ireland'] },
  { id: 'bail', words: 'Bail conditions', nations: everywhere },
  { id: 'police-warning', words: 'A warning or notice by the police', nations: everywhere },
  { id: 'other', words: 'Something else', nations: everywhere },
];

export interface OrderAnswers {
  /** An id of `orderKinds`; one of a later version is kept and shown as it is. */
  readonly kind: string;
  /** What it is called, when it is none of those. */
  readonly title?: string;
  readonly court?: string;
  readonly caseNumber?: string;
  /** When it was made, or when the person asked. */
  readonly from: Happened;
  /** When it ends. */
  readonly until?: Happened;
  /** Whom it binds, by reference: `P1`. */
  readonly against?: readonly string[];
  /** What it says they must not do; or the words in which the person asked. */
  readonly terms?: string;
  /** How the other person was told of it: in person, by message, served by the court. */
  readonly how?: string;
  /** Messages and files that show it: `AB/3:12`, `AB/4`. */
  readonly shownBy?: readonly string[];
  readonly privateNote?: string;
  readonly recordedBy?: string;
}

/** A court order, condition, or request to stop. */
export interface Order extends OrderAnswers, Stated<OrderAnswers> {
  /** `O1`, never reused. */
  readonly reference: string;
  readonly number: number;
}
