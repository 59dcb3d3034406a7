import { personRoles, type PersonAnswers } from '../../core/person.ts';
import { choiceOf } from '../form/choice-answers.ts';
import type { Form } from '../form/form.ts';
import { line, longText } from '../form/text-answers.ts';
import { personWording as wording } from '../wording/people.ts';

/** Roles of people who are reached for something; the others are told by their numbers. */
const reached: readonly unknown[] = ['witness', 'near', 'official', 'recorder', 'own-contact'];

/** What may be recorded of somebody. */
export const personForm: Form<PersonAnswers> = {
  name: 'person',
  type: 'evidence people',
  needed: ['name', 'role'],
  fields: {
    name: {
      kind: line,
      words: ({ role }) => (role === 'self' ? wording.ownName : wording.name),
    },
    role: { kind: choiceOf(personRoles), words: () => wording.role },
    about: { kind: longText, words: () => wording.about },
    contact: { kind: line, words: () => wording.contact },
    privateNote: { kind: longText, words: () => wording.privateNote },
    recordedBy: { kind: line, words: () => wording.recordedBy },
  },
  first: ({ role }) =>
    reached.includes(role) ? ['role', 'name', 'about', 'contact'] : ['role', 'name', 'about'],
};
