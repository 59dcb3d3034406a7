import type { Cover } from '../report-model.ts';

/** The style of the page: calm, for print in grey, for 320 pixels and for dark rooms. */
export function pageStyle(cover: Cover): string {
  return base + narrow + screen + print(cover);
}

const base = `
:root{color-scheme:light dark;--text:#0b0c0c;--back:#fff;--soft:#f3f2f1;--line:#b1b4b6;--quiet:#505a5f;--link:#1a5a99;--mark:#0b0c0c;--focus:#fd0}
@media screen and (prefers-color-scheme:dark){:root{--text:#f3f2f1;--back:#16191b;--soft:#24292c;--line:#5b6368;--quiet:#b5bcc0;--link:#8ec1f5;--mark:#f3f2f1}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{-webkit-text-size-adjust:100%;scroll-padding-top:4rem}
body{margin:0;background:var(--back);color:var(--text);font:1.0625rem/1.45 Arial,"Helvetica Neue","Noto Sans","Segoe UI Emoji","Apple Color Emoji","Noto Color Emoji",sans-serif;overflow-wrap:anywhere}
.page{max-width:62rem;margin:0 auto;padding:1rem 1.25rem 4rem}
h1{font-size:2rem;line-height:1.15;margin:1.5rem 0 1rem}
h2{font-size:1.5rem;line-height:1.2;margin:2.75rem 0 .75rem;padding-top:.75rem;border-top:2px solid var(--mark)}
h3{font-size:1.1875rem;line-height:1.3;margin:1.5rem 0 .5rem}
h4{font-size:1.0625rem;margin:1rem 0 .25rem}
p{margin:0 0 .6rem}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,button:focus-visible,input:focus-visible,.scroll:focus-visible{outline:3px solid var(--focus);outline-offset:0;box-shadow:0 0 0 6px var(--mark)}
.skip{position:absolute;left:-999rem}
.skip:focus{left:.5rem;top:.5rem;z-index:3;padding:.5rem 1rem;background:var(--focus);color:#0b0c0c}
.sample{background:#0b0c0c;color:#fff;text-align:center;font-weight:bold;padding:.4rem 1rem;letter-spacing:.03em}
.small,.when span,.plain{color:var(--quiet);font-size:.9375rem}
.plain{font-weight:normal}
.large{font-size:1.5rem;font-weight:bold}
.note,.marker{border-left:4px solid var(--line);padding-left:.75rem}
.damage{border:4px solid var(--mark);padding:1rem;margin:1rem 0}
.damage p,.damage ul{margin:0}
.points{padding-left:1.25rem;margin:0 0 1rem}
.points li{margin-bottom:.4rem}
ul.inline{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.1rem 1rem}
code,pre{font-family:Consolas,Menlo,"DejaVu Sans Mono",monospace;font-size:.875rem;overflow-wrap:anywhere}
pre{background:var(--soft);padding:.75rem;white-space:pre-wrap;margin:0 0 1rem}
dl{margin:0 0 1rem}
.facts>div{display:grid;grid-template-columns:13rem 1fr;gap:0 1rem;padding:.3rem 0;border-bottom:1px solid var(--line)}
.facts dt{color:var(--quiet)}
.facts dd,.answers dd{margin:0;min-width:0}
.answers>div{margin-bottom:.6rem}
.answers dt{font-weight:bold}
.answers .group{font-size:.9375rem;color:var(--quiet);border-bottom:1px solid var(--line);margin:1rem 0 .4rem}
.change{border-left:4px double var(--mark);padding-left:.75rem;margin:.75rem 0}
.key{border-left:6px solid var(--mark);padding-left:.75rem}
.identifier{margin-left:1.25rem}
p.when strong,p.when span{display:inline;margin-right:.5rem}
.said{white-space:pre-wrap;unicode-bidi:plaintext;text-align:start;tab-size:4;margin:0 0 .5rem}
.message .said,.stack .said,.file>.what>.said{background:var(--soft);border-left:4px solid var(--quiet);padding:.5rem .75rem}
.rows{list-style:none;margin:0;padding:0}
.row{display:grid;grid-template-columns:15.5rem 1fr;gap:0 1.25rem;padding:1rem 0;border-top:1px solid var(--line)}
.row h3{margin:0 0 .4rem}
.row p{margin-bottom:.4rem}
.row .what{min-width:0}
.row.incident{border-top:2px solid var(--mark)}
.when strong,.when span{display:block}
dd .when strong,dd .when span{display:inline;margin-right:.5rem;font-weight:normal}
.ref{display:inline-block;border:1px solid var(--mark);padding:0 .4rem;margin-right:.25rem}
.missing{border-left:4px double var(--mark);padding-left:.75rem}
img{max-width:100%;height:auto;border:1px solid var(--line);background:#fff}
table{border-collapse:collapse;width:100%;margin:0 0 1rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line)}
td p{margin:0 0 .25rem}
tfoot th,tfoot td{border-top:2px solid var(--mark);font-weight:bold}
.number{text-align:right;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}
.scroll table{min-width:24rem;overflow-wrap:normal}
thead th:not(:first-child){min-width:4rem}
.scroll thead th:not(:first-child){text-align:right}
.stack th[scope=row]{white-space:nowrap}
.stack td.when{width:15.5rem}
.stack td:nth-child(3){width:30%}
#custody .stack td:nth-child(3){width:auto}
.exhibit{border-top:1px solid var(--line)}
nav ol{columns:2;padding-left:1.5rem;margin:0 0 1rem}
nav li{margin-bottom:.3rem;break-inside:avoid}
#filter{background:var(--soft);padding:1rem;margin:0 0 1rem}
fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.5rem 1.5rem}
legend{font-weight:bold;padding:0 0 .4rem}
label{display:inline-flex;align-items:center;gap:.4rem;min-height:2.75rem}
input[type=checkbox]{width:1.4rem;height:1.4rem;accent-color:var(--mark)}
.words{display:block;font-weight:bold}
.words input{display:block;width:100%;max-width:26rem;margin-top:.3rem;font:inherit;padding:.4rem;border:2px solid var(--mark);background:var(--back);color:var(--text)}
button,#exit{font:inherit;padding:.5rem .9rem;border:2px solid var(--mark);background:var(--back);color:var(--text);cursor:pointer}
#filter button{margin-top:.75rem}
#exit{position:fixed;right:1rem;top:1rem;z-index:2;background:#0b0c0c;border-color:#fff;color:#fff;font-weight:bold;text-decoration:none;padding:.7rem 1.1rem}
`;

const narrow = `
@media screen and (max-width:80rem){#exit{top:auto;bottom:.75rem}}
@media screen and (max-width:44rem){
body{font-size:1rem}
.page{padding:.5rem .9rem 3rem}
h1{font-size:1.6rem}
.row,.facts>div{display:block}
.row .when{margin-bottom:.4rem}
nav ol{columns:1}
.stack thead{position:absolute;left:-999rem}
.stack,.stack tbody,.stack tr,.stack th,.stack td,.stack td.when,.stack td:nth-child(3){display:block;width:auto}
.stack tr{padding:.6rem 0;border-bottom:1px solid var(--line)}
.stack th,.stack td{padding:.15rem 0;border:0}
#exit{left:1rem;text-align:center}
}
`;

/* A long page stays quick: what is out of sight is not laid out until it comes near. */
const screen = `
@media screen{
.row,.exhibit{content-visibility:auto;contain-intrinsic-size:auto 12rem}
.annex{content-visibility:auto;contain-intrinsic-size:auto 60rem}
.sample{position:sticky;top:0;z-index:1}
}
`;

/* Both values are letters, digits and hyphens only, so they cannot end the string that they stand in. */
function print({ caseReference, head, sampleBanner }: Cover): string {
  const reference = `Case ${caseReference}, entry ${head.seq}, ${head.hash}`;
  const sample =
    sampleBanner === null ? '' : `@top-center{content:"${sampleBanner}";font-weight:bold}`;
  return `
@page{size:A4;margin:18mm 14mm 20mm 24mm;${sample}@bottom-left{content:"${reference}";font-size:6.5pt;width:80%}@bottom-right{content:"Page " counter(page) " of " counter(pages);font-size:8pt}}
@media print{
:root{color-scheme:light}
html{font-size:9.5pt}
tfoot{display:table-row-group}
.page{max-width:none;padding:0}
#exit,#filter,.skip,nav{display:none!important}
a{color:inherit;text-decoration:none}
.row,tr,.exhibit,.facts>div{break-inside:avoid}
h2,h3,h4{break-after:avoid}
.said{break-inside:auto}
}
`;
}
