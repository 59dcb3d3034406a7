import { createHash } from 'node:crypto';

import type { ReportModel } from '../report-model.ts';
import { markup, Markup, nothing } from './markup.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';

/** The sections of the page, in order: anchor and heading. */
const contents = [
  ['summary', 'Summary'],
  ['read', 'How to read this'],
  ['timeline', 'Timeline'],
  ['conversations', 'Conversations'],
  ['people', 'People, numbers and accounts'],
  ['orders', 'Orders, and requests to stop'],
  ['told', 'Who was told'],
  ['exhibits', 'Exhibit list'],
  ['imports', 'What each import did'],
  ['custody', 'Custody record'],
  ['gaps', 'Known gaps'],
  ['not-shown', 'What this does not show'],
  ['check', 'How to check it'],
  ['withheld', 'What is withheld'],
  ['advice', 'Help and advice'],
] as const;

/** Everything before the report itself. */
export function pageStart(model: ReportModel): Markup {
  const { cover } = model;
  const style = pageStyle(cover);
  const exit = model.ownCopy
    ? markup`<a id="exit" href="about:blank" rel="noreferrer">Exit this page</a> `
    : nothing;
  const sample =
    cover.sampleBanner === null ? nothing : markup`<p class="sample">${cover.sampleBanner}</p> `;
  return markup`<!DOCTYPE html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy(style, pageScript)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        <title>${title(model)}</title>
        <style>${new Markup(style)}</style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the report</a>
        ${exit}${sample}
        <div class="page"> `;
}

/** The list of sections. */
export function contentsMarkup(model: ReportModel): Markup {
  const shown = contents.filter(([id]) => id !== 'withheld' || model.withheld.length > 0);
  return markup`<nav aria-labelledby="contents-h">
    <h2 id="contents-h">Contents</h2>
    <ol>
      ${shown.map(([id, heading]) => markup`<li><a href="#${id}">${heading}</a></li>`)}
    </ol>
  </nav> `;
}

/** Everything after the report. */
export function pageEnd(model: ReportModel): Markup {
  const { caseReference, head } = model.cover;
  return markup`<footer>
        <p class="small">Case ${caseReference}. Made from ${head.inWords}. End of the report.</p>
      </footer>
    </div>
    <script>${new Markup(pageScript)}</script>
  </body>
</html>
`;
}

/* A neutral title: it stands in the tab, the history and the task bar of whoever opens the page. */
function title({ cover }: ReportModel): string {
  const sample = cover.sampleBanner === null ? '' : `${cover.sampleBanner}: `;
  return `${sample}Record ${cover.caseReference}`;
}

/** No address may be contacted and no script run but our own, whatever else gets into the page. */
function policy(style: string, script: string): string {
  return [
    "default-src 'none'",
    'img-src data:',
    `style-src 'sha256-${base64Sha256(style)}'`,
    `script-src 'sha256-${base64Sha256(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function base64Sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}
