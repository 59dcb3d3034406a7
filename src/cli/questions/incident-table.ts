import {
  behaviours,
  channels,
  impacts,
  recognitions,
  sureness,
  type IncidentAnswers,
} from '../../core/incident.ts';
import {
  incidentGroupWording,
  incidentQuestionWording,
  type QuestionWords,
} from '../wording/incident.ts';

/*
 * Every question about an incident, once: what kind of field it has, and which group it stands in.
 * Asking, reading back, correcting, drafts, JSON and amending all go by this table; the words are in
 * wording/incident.ts under the same names.
 */

/** An answer of an incident. */
export type AnswerMember = keyof IncidentAnswers;

/** A question: mostly named after the answer that it gives; `more` adds to *what*, `end` to *when*. */
export type QuestionId = AnswerMember | 'more' | 'end';

interface Listed {
  readonly id: string | number;
  readonly words: string;
}

/** What kind of field a question has. */
export type Control =
  | { readonly is: 'long' | 'line' | 'more' | 'when' | 'to come' | 'end' | 'count' | 'yes or no' }
  | { readonly is: 'one' | 'many'; readonly from: readonly Listed[] }
  | { readonly is: 'people' | 'witnesses' | 'tellings' | 'orders' | 'attached' };

const line = { is: 'line' } as const;
const long = { is: 'long' } as const;

export const incidentQuestions: Readonly<Record<QuestionId, Control>> = {
  what: long,
  when: { is: 'when' },
  felt: long,
  more: { is: 'more' },
  words: long,
  threats: long,
  people: { is: 'people' },
  who: line,
  recognised: { is: 'many', from: recognitions },
  howSure: { is: 'one', from: sureness },
  through: line,
  targeted: line,
  description: long,
  clothing: line,
  vehicle: line,
  registration: line,
  companions: line,
  where: line,
  address: line,
  platform: line,
  link: line,
  account: line,
  withYou: line,
  children: line,
  youDid: long,
  injuries: long,
  damage: long,
  cost: line,
  impact: { is: 'one', from: impacts },
  feltSince: long,
  changed: long,
  witnesses: { is: 'witnesses' },
  cctvWhere: line,
  cctvWhose: line,
  cctvOverwritten: { is: 'to come' },
  cctvAsked: line,
  tellings: { is: 'tellings' },
  told: long,
  toldReference: line,
  orders: { is: 'orders' },
  behaviours: { is: 'many', from: behaviours },
  channels: { is: 'many', from: channels },
  channel: line,
  times: { is: 'count' },
  attached: { is: 'attached' },
  whenKnown: line,
  end: { is: 'end' },
  private: { is: 'yes or no' },
  privateNote: long,
  recordedBy: line,
};

/** The three questions of the short path; only the first needs an answer. */
export const firstQuestions = ['what', 'when', 'felt'] as const;

export type GroupId = keyof typeof incidentGroupWording;

/** The groups of further questions, in the order in which people remember. */
export const incidentGroups: readonly {
  readonly id: GroupId;
  readonly questions: readonly QuestionId[];
}[] = [
  { id: 'more', questions: ['more', 'words', 'threats'] },
  { id: 'who', questions: ['people', 'who', 'recognised', 'howSure', 'through', 'targeted'] },
  {
    id: 'looks',
    questions: ['description', 'clothing', 'vehicle', 'registration', 'companions'],
  },
  { id: 'where', questions: ['where', 'address'] },
  { id: 'online', questions: ['platform', 'link', 'account'] },
  { id: 'you', questions: ['withYou', 'children', 'youDid'] },
  { id: 'harm', questions: ['injuries', 'damage', 'cost'] },
  { id: 'effect', questions: ['impact', 'feltSince', 'changed'] },
  {
    id: 'seen',
    questions: ['witnesses', 'cctvWhere', 'cctvWhose', 'cctvOverwritten', 'cctvAsked'],
  },
  { id: 'told', questions: ['tellings', 'told', 'toldReference', 'orders'] },
  { id: 'kind', questions: ['behaviours', 'channels', 'channel', 'times'] },
  { id: 'attach', questions: ['attached'] },
  { id: 'time', questions: ['whenKnown', 'end'] },
  { id: 'keeping', questions: ['private', 'privateNote'] },
  { id: 'recorder', questions: ['recordedBy'] },
];

/** Questions that are asked only where an earlier one was answered. */
export const askedOnlyAfter: Readonly<Partial<Record<QuestionId, AnswerMember>>> = {
  cctvWhose: 'cctvWhere',
  cctvOverwritten: 'cctvWhere',
  cctvAsked: 'cctvWhere',
  toldReference: 'told',
};

/** Answers that are kept back from bundles unless the person says otherwise. */
export const keptBackAnswers: readonly AnswerMember[] = ['address', 'witnesses', 'privateNote'];

/** Every answer in the order in which it is read back. */
export const answersInOrder: readonly AnswerMember[] = [
  ...firstQuestions,
  ...incidentGroups.flatMap(({ questions }) => questions).filter(isAnswer),
];

/** The words of a question. */
export function questionWords(id: QuestionId): QuestionWords {
  return incidentQuestionWording[id];
}

/** What an answer is called in lists: `Number plate`. */
export function answerLabel(member: AnswerMember): string {
  return questionWords(member).label;
}

/** Whether a question gives an answer of its own. */
export function isAnswer(id: QuestionId): id is AnswerMember {
  return id !== 'more' && id !== 'end';
}
