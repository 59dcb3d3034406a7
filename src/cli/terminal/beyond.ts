/** How many entries of a list lie beyond the screen, wholly or in part. */
export interface Beyond {
  readonly above: number;
  readonly below: number;
}

/**
 * What a list shows while one entry is marked, for every entry in turn: inquirer keeps the marked one in
 * the middle of the page, and at the list's ends moves it there. `heights` are the entries' lines.
 */
export function beyondPage(heights: readonly number[], page: number): Beyond[] {
  const tops = heights.map((_, index) => sum(heights.slice(0, index)));
  const inAll = sum(heights);
  return heights.map((height, active) => {
    if (inAll <= page) return { above: 0, below: 0 };
    const top = tops[active] ?? 0;
    const middle = Math.floor(page / 2);
    const left = inAll - top;
    const pointer = left < page - middle ? page - left : Math.min(top, middle);
    const from = top - Math.min(pointer, Math.max(0, page - height));
    const isAbove = (index: number): boolean => (tops[index] ?? 0) < from;
    const isBelow = (index: number): boolean =>
      (tops[index] ?? 0) + (heights[index] ?? 0) > from + page;
    const indexes = heights.map((_, index) => index);
    return { above: indexes.filter(isAbove).length, below: indexes.filter(isBelow).length };
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
