/**
 * The names of the members of the first object in the beginning of a file of JSON, as far as they stand in
 * it; null when it begins with none. The object may be the first of a list.
 */
export function memberNames(start: Buffer): readonly string[] | null {
  const text = start.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  const opening = /^\s*(?:\[\s*)?\{/.exec(text);
  if (opening === null) return null;
  const names: string[] = [];
  let depth = 1;
  const sign = /"((?:[^"\\]|\\.)*)"(\s*:)?|[{}[\]]/g;
  sign.lastIndex = opening[0].length;
  for (let found = sign.exec(text); found !== null && depth > 0; found = sign.exec(text)) {
    const [whole, name, colon] = found;
    if (whole === '{' || whole === '[') depth += 1;
    else if (whole === '}' || whole === ']') depth -= 1;
    else if (depth === 1 && colon !== undefined && name !== undefined) names.push(name);
    if (names.length >= mostNames) break;
  }
  return names;
}

const mostNames = 1000;
