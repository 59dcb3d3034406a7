/** The rows that the format has. */
export type RowKind = 'sms' | 'mms' | 'call';

/**
 * How far the scanner looks ahead from a `<`. Every decision is made on exactly this many units (or
 * the rest of the file), so it never depends on where a piece happened to end.
 */
export const lookAhead = 128;

/** What a `<` between rows begins. */
export type Opening =
  | { readonly is: 'row'; readonly kind: RowKind }
  | { readonly is: 'root' | 'document type' | 'unknown' }
  | { readonly is: 'root end'; readonly length: number }
  | { readonly is: 'aside'; readonly length: number; readonly until: string };

/** Reads what stands at a `<` outside a row. */
export function openingAt(ahead: string): Opening {
  const row = rowStart.exec(ahead)?.[1];
  if (row === 'sms' || row === 'mms' || row === 'call') return { is: 'row', kind: row };
  if (rootStart.test(ahead)) return { is: 'root' };
  const end = rootEnd.exec(ahead)?.[0];
  if (end !== undefined) return { is: 'root end', length: end.length };
  if (ahead.startsWith('<!DOCTYPE')) return { is: 'document type' };
  return asideAt(ahead) ?? { is: 'unknown' };
}

/** A comment or processing instruction: its opening and what ends it. */
export function asideAt(ahead: string): (Opening & { is: 'aside' }) | null {
  if (ahead.startsWith('<!--')) return { is: 'aside', length: 4, until: '-->' };
  if (ahead.startsWith('<?')) return { is: 'aside', length: 2, until: '?>' };
  return null;
}

/** Whether a `<` inside a row, outside its values, can only belong to what comes after that row. */
export function beginsSomethingElse(ahead: string): boolean {
  return rowStart.test(ahead) || rootEnd.test(ahead);
}

/**
 * Whether a `<` inside a value shows that the value has lost its closing quote. XML forbids `<` in a
 * value; other programs write it there all the same, so only a whole beginning of a row counts.
 */
export function showsLostQuote(ahead: string): boolean {
  return rowStartWithAttribute.test(ahead) || rootEnd.test(ahead);
}

/**
 * The length of the document type declaration that `text` begins with, and whether it declares
 * entities; null while its end is not there yet. Nothing in it is ever carried out.
 */
export function documentType(text: string): { length: number; declaresEntities: boolean } | null {
  let depth = 0;
  for (const match of text.matchAll(documentTypeToken)) {
    const token = match[0];
    if (token === '[') depth += 1;
    else if (token === ']') depth -= 1;
    else if (unfinished.has(token)) return null;
    else if (token === '>' && depth <= 0) {
      const length = match.index + 1;
      return { length, declaresEntities: text.slice(0, length).includes('<!ENTITY') };
    }
  }
  return null;
}

const rowStart = /^<(sms|mms|call)(?=[\s/>])/;
const rowStartWithAttribute = /^<(?:sms|mms|call)\s+[A-Za-z_][\w.:-]*\s*=\s*["']/;
const rootStart = /^<(?:smses|calls)(?=[\s/>])/;
const rootEnd = /^<\/(?:smses|calls)\s*>/;
const documentTypeToken = /<!--[^]*?-->|<\?[^]*?\?>|"[^"]*"|'[^']*'|<!--|<\?|["'[\]>]/g;
const unfinished: ReadonlySet<string> = new Set(['<!--', '<?', '"', "'"]);
