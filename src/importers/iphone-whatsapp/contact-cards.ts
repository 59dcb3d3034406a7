import type { IncomingAttachment } from '../../core/source-item.ts';
import { recordText, shownText } from '../../core/text.ts';
import type { DatabaseRow, ScratchDatabase } from '../scratch-copy.ts';
import { isCut, textIn } from '../phone/core-data.ts';

/* Several cards stand in one column, with these between them. */
const betweenCards = '_$!<VCard-Separator>!$_';
const betweenNames = '_$!<Name-Separator>!$_';

const mostCards = 500;

/** The contact cards of a message, each as a file. They stand in the database itself. */
export function contactCards(
  database: ScratchDatabase,
  row: DatabaseRow,
): readonly IncomingAttachment[] {
  const stated = textIn(database, row, 'ZVCARDSTRING');
  if (stated === null || shownText(stated) === '') {
    return [card(null, null, { missing: 'the database does not hold it' })];
  }
  if (isCut(row, 'ZVCARDSTRING')) {
    return [card(null, null, { missing: 'the card is bigger than this program can read' })];
  }
  const cards = shownText(stated).split(betweenCards, mostCards);
  const names = shownText(textIn(database, row, 'ZVCARDNAME') ?? '').split(betweenNames);
  // With several, the first name is that of the whole list.
  const named = names.length > cards.length ? names.slice(names.length - cards.length) : names;
  return cards.map((text, index) => card(named[index] ?? null, Buffer.from(text, 'utf8'), {}));
}

function card(
  name: string | null,
  bytes: Buffer | null,
  more: { missing?: string },
): IncomingAttachment {
  const shown = name === null || name === '' ? 'contact card' : name.slice(0, 200);
  return {
    name: recordText(`${shown}.vcf`),
    mediaType: 'text/vcard',
    bytes: bytes === null ? null : { open: () => onePiece(bytes) },
    ...more,
  };
}

// eslint-disable-next-line @typescript-eslint/require-await -- read like every other file
async function* onePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
