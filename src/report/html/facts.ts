import type { Fact } from '../words.ts';
import { markup, inline, type Markup, type Piece } from './markup.ts';

/** Facts as a list of terms; nothing when there are none. */
export function factList(
  facts: readonly Fact[],
  more: readonly (readonly [string, Piece])[] = [],
): Markup {
  const lines = [
    ...facts.map(({ label, value }) => factLine(label, inline(value))),
    ...more.map(([label, value]) => factLine(label, value)),
  ];
  return lines.length === 0 ? markup`` : markup`<dl class="facts">${lines}</dl> `;
}

function factLine(label: string, value: Piece): Markup {
  return markup`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** Sentences as a list of points. */
export function points(sentences: readonly string[]): Markup {
  return markup`<ul class="points">
    ${sentences.map((sentence) => markup`<li>${sentence}</li> `)}
  </ul> `;
}

/** Opens a section of the page with its heading; `sectionEnd` closes it. */
export function sectionHead(id: string, heading: string): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-h">
    <h2 id="${id}-h">${heading}</h2> `;
}

export const sectionEnd = markup`</section>\n`;
