/** A4 in points, with a binding margin of 31 mm on the left. */
export const frame = {
  width: 595.28,
  height: 841.89,
  left: 88,
  right: 595.28 - 50,
  top: 78,
  bottom: 841.89 - 72,
} as const;

/** What a line of text may take. */
export const measure = frame.right - frame.left;

/** What a page holds between head and foot. */
export const pageBody = frame.bottom - frame.top;

/** Sizes of type, in points. */
export const type = {
  title: 23,
  section: 15,
  subsection: 11,
  body: 9.5,
  table: 8.6,
  small: 7.3,
  hash: 6.4,
} as const;

/** Darkness of type and rules. */
export const ink = { label: 0.66, rule: 0.35, faintRule: 0.2 } as const;
