/** Names of places in the document that links lead to. */
export interface Places {
  /** The name for what is called `what`; the same each time. */
  nameOf(what: string): string;
}

/**
 * Names of equal length in the order of first asking. pdfkit sorts names as people do and readers
 * look them up by bytes, so the names themselves must not differ in anything but digits.
 */
export function places(): Places {
  const names = new Map<string, string>();
  return {
    nameOf(what) {
      const known = names.get(what);
      if (known !== undefined) return known;
      const name = `p${String(names.size).padStart(9, '0')}`;
      names.set(what, name);
      return name;
    },
  };
}
