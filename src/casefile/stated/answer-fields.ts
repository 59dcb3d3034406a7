import { answerFields } from './answer-parts.ts';

/*
 * Which part holds which answer. A name that stands here is on people's disks: it is never given to
 * another answer, and none is taken away.
 */

export const incidentFields = answerFields(
  [
    ['what', 'what'],
    ['whenKnown', 'when known'],
    ['felt', 'felt'],
    ['where', 'where'],
    ['address', 'address'],
    ['platform', 'platform'],
    ['link', 'link'],
    ['account', 'account'],
    ['who', 'who'],
    ['description', 'description'],
    ['clothing', 'clothing'],
    ['vehicle', 'vehicle'],
    ['registration', 'registration'],
    ['companions', 'companions'],
    ['through', 'through'],
    ['targeted', 'targeted'],
    ['words', 'words'],
    ['threats', 'threats'],
    ['channel', 'channel'],
    ['withYou', 'with'],
    ['children', 'children'],
    ['youDid', 'done'],
    ['injuries', 'injuries'],
    ['damage', 'damage'],
    ['cost', 'cost'],
    ['feltSince', 'felt since'],
    ['cctvWhere', 'cctv where'],
    ['cctvWhose', 'cctv whose'],
    ['cctvAsked', 'cctv asked'],
    ['told', 'told'],
    ['toldReference', 'told reference'],
    ['changed', 'changed'],
    ['privateNote', 'private note'],
    ['recordedBy', 'recorded by'],
  ],
  [
    ['when', 'when'],
    ['people', 'people'],
    ['recognised', 'recognised'],
    ['howSure', 'how sure'],
    ['behaviours', 'behaviours'],
    ['channels', 'channels'],
    ['times', 'times'],
    ['impact', 'impact'],
    ['cctvOverwritten', 'cctv overwritten'],
    ['tellings', 'tellings'],
    ['orders', 'orders'],
    ['attached', 'attached'],
    ['private', 'private'],
  ],
);

export const personFields = answerFields(
  [
    ['name', 'name'],
    ['about', 'about'],
    ['contact', 'contact'],
    ['privateNote', 'private note'],
    ['recordedBy', 'recorded by'],
  ],
  [['role', 'role']],
);

export const identifierFields = answerFields(
  [
    ['value', 'value'],
    ['platform', 'platform'],
    ['basis', 'basis'],
    ['note', 'note'],
    ['recordedBy', 'recorded by'],
  ],
  [
    ['kind', 'identifier kind'],
    ['e164', 'normal form'],
  ],
);

export const orderFields = answerFields(
  [
    ['title', 'title'],
    ['court', 'court'],
    ['caseNumber', 'case number'],
    ['terms', 'terms'],
    ['how', 'how'],
    ['privateNote', 'private note'],
    ['recordedBy', 'recorded by'],
  ],
  [
    ['kind', 'order kind'],
    ['from', 'from'],
    ['until', 'until'],
    ['against', 'against'],
    ['shownBy', 'shown by'],
  ],
);

export const tellingFields = answerFields(
  [
    ['toWhom', 'to whom'],
    ['how', 'how'],
    ['theirReference', 'their reference'],
    ['officer', 'officer'],
    ['collarNumber', 'collar number'],
    ['said', 'said'],
    ['handedOver', 'handed over'],
    ['privateNote', 'private note'],
    ['recordedBy', 'recorded by'],
  ],
  [
    ['to', 'told party'],
    ['when', 'when'],
    ['incidents', 'incidents'],
    ['attached', 'attached'],
  ],
);

export const physicalItemFields = answerFields(
  [
    ['what', 'what'],
    ['how', 'how'],
    ['keptWhere', 'kept where'],
    ['touchedBy', 'touched by'],
    ['privateNote', 'private note'],
    ['recordedBy', 'recorded by'],
  ],
  [['when', 'when']],
);

/** Of an exhibit's description, what may be long or has to be kept back alone; the rest is one part. */
export const descriptionFields = answerFields(
  [
    ['caption', 'caption'],
    ['transcript', 'transcript'],
    ['recordedBy', 'recorded by'],
  ],
  [['visible', 'visible']],
);
