import type { ReportModel } from '../report-model.ts';
import {
  closingMarkup,
  custodyMarkup,
  exhibitListMarkup,
  gapsMarkup,
  receiptsMarkup,
} from './annex-markup.ts';
import { conversationMarkup } from './conversation-markup.ts';
import { sectionEnd, sectionHead } from './facts.ts';
import { coverMarkup, howToReadMarkup, summaryMarkup } from './front-matter.ts';
import { markup, type Markup } from './markup.ts';
import { ordersMarkup, peopleMarkup, tellingsMarkup } from './people-markup.ts';
import { contentsMarkup, pageEnd, pageStart } from './page-frame.ts';
import { timelineRow } from './timeline-markup.ts';

/** Pieces are handed on when they have come to about this many characters. */
const pieceLength = 64 * 1024;

/**
 * Writes the report as one self-contained HTML page, piece by piece in order; each piece is awaited
 * before the next is made. What people wrote is escaped everywhere, a Content-Security-Policy lets no
 * script run but the page's own, and nothing in the page contacts an address. The same model gives
 * the same bytes. Rejects with whatever `write` or the record throws.
 */
export async function renderHtml(
  model: ReportModel,
  write: (piece: string) => Promise<void> | void,
): Promise<void> {
  let waiting: string[] = [];
  let length = 0;
  for await (const { text } of pageMarkup(model)) {
    waiting.push(text);
    length += text.length;
    if (length < pieceLength) continue;
    await write(waiting.join(''));
    waiting = [];
    length = 0;
  }
  if (length > 0) await write(waiting.join(''));
}

async function* pageMarkup(model: ReportModel): AsyncGenerator<Markup> {
  yield pageStart(model);
  yield coverMarkup(model);
  yield contentsMarkup(model);
  yield markup`<main id="main" tabindex="-1"> `;
  yield summaryMarkup(model);
  yield howToReadMarkup(model);
  yield* timelineMarkup(model);
  yield* conversationsMarkup(model);
  yield* peopleMarkup(model);
  yield* ordersMarkup(model);
  yield* tellingsMarkup(model);
  yield* exhibitListMarkup(model);
  yield* receiptsMarkup(model);
  yield* custodyMarkup(model);
  yield* gapsMarkup(model);
  yield* closingMarkup(model);
  yield markup`</main>
`;
  yield pageEnd(model);
}

const kinds = [
  ['incident', 'Incidents'],
  ['message', 'Messages'],
  ['call', 'Calls'],
  ['file', 'Files'],
  ['item', 'Things that are kept'],
  ['order', 'Orders, and requests to stop'],
  ['telling', 'Who was told'],
] as const;

async function* timelineMarkup(model: ReportModel): AsyncGenerator<Markup> {
  yield markup`${sectionHead('timeline', 'Timeline')}
    <form id="filter" hidden>
      <fieldset>
        <legend>Show</legend>
        ${kinds.map(
          ([kind, label]) =>
            markup`<label><input type="checkbox" value="${kind}" checked /> ${label}</label>`,
        )}
      </fieldset>
      <label class="words"
        >With these words<input
          type="text"
          name="words"
          autocomplete="off"
          spellcheck="false" /></label
      ><button type="reset">Show everything</button>
    </form>
    <p id="shown" role="status"></p>
    <ol class="rows" id="rows"> `;
  for (const row of model.timeline()) yield await timelineRow(row, model);
  yield markup`</ol>${sectionEnd}`;
}

function* conversationsMarkup(model: ReportModel): Generator<Markup> {
  yield sectionHead('conversations', 'Conversations');
  yield markup`<p>
    Each conversation that was read out of a source, row by row in the order of the source.
  </p> `;
  for (const annex of model.conversations()) yield* conversationMarkup(annex);
  yield sectionEnd;
}
