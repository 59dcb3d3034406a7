import { isSha256 } from '../../core/sha256.ts';
import { plain, type Fact, type Words } from '../words.ts';
import { frame, ink, measure, type } from './page-frame.ts';
import { inGroups } from './page-furniture.ts';
import type { ReportTools } from './report-tools.ts';
import { gap, heightOf, withLeftRule, type Strip } from './strip.ts';
import type { Tag, TagType } from './tag-tree.ts';
import type { Span, TextStyle } from './text/text-style.ts';
import type { Setting } from './typesetter.ts';
import { grey } from './typesetter.ts';

export const label: TextStyle = { ink: ink.label };
export const strong: TextStyle = { bold: true };

/** Our words or quoted ones as a span; quoted ones keep their direction to themselves. */
export function span(words: Words, style: TextStyle = {}): Span {
  return typeof words === 'string'
    ? { text: words, style }
    : { text: words.quoted, style, quoted: true };
}

/** A hash in groups, each digit in a place of its own. */
export function hashSpan(hash: string, style: TextStyle = {}): Span {
  return { text: inGroups(hash), style: { ...style, fixedPitch: true } };
}

/** `Label: value`, the value in groups where it is a hash. */
export function factStrips(tools: ReportTools, fact: Fact, setting: Setting): Strip[] {
  const value = plain(fact.value);
  if (isSha256(value)) {
    return [
      ...tools.typeset.paragraph([{ text: fact.label, style: label }], setting),
      ...hashStrips(tools, value, setting.width),
    ];
  }
  return tools.typeset.paragraph(
    [{ text: `${fact.label}: `, style: label }, span(fact.value)],
    setting,
  );
}

/** A hash on one line, or on two of equal length where one is too short. */
export function hashStrips(tools: ReportTools, hash: string, width: number): Strip[] {
  const whole = hashSpan(hash);
  const fits = tools.typeset.width([whole], type.hash) <= width;
  const text = fits ? whole.text : `${inGroups(hash.slice(0, 32))}\n${inGroups(hash.slice(32))}`;
  return tools.typeset.paragraph([{ ...whole, text }], { width, size: type.hash, leading: 1.5 });
}

/** Somebody's own words: set apart by a thin rule at the left. */
export function quotedStrips(
  tools: ReportTools,
  words: Words,
  setting: Setting,
  style: TextStyle = {},
): Strip[] {
  const indent = 8;
  const strips = tools.typeset.paragraph([span(words, style)], {
    ...setting,
    width: setting.width - indent,
  });
  return withLeftRule(strips, indent, ({ x, y }, height) => {
    tools.document
      .lineWidth(1.4)
      .strokeColor(grey(ink.rule))
      .moveTo(x + 1, y)
      .lineTo(x + 1, y + height)
      .stroke();
  });
}

/** A paragraph across the page, with space below. */
export function paragraph(
  tools: ReportTools,
  spans: readonly Span[],
  parent: Tag,
  look: {
    readonly size?: number;
    readonly below?: number;
    readonly as?: TagType;
    readonly indent?: number;
    /** A mark that stands at the left margin beside the first line. */
    readonly mark?: string;
  } = {},
): void {
  const { tags, pages, typeset } = tools;
  const indent = look.indent ?? 0;
  const strips = typeset.paragraph(spans, {
    width: measure - indent,
    size: look.size ?? type.body,
    leading: 1.45,
  });
  // A short paragraph stays on one page.
  if (strips.length <= 6) pages.ensure(heightOf(strips));
  const tag = tags.open(look.as ?? 'P', parent);
  pages.flow(withMark(tools, strips, indent, look.mark), frame.left + indent, tag);
  tags.close(tag);
  pages.advance(look.below ?? 6);
}

function withMark(
  tools: ReportTools,
  strips: Strip[],
  indent: number,
  mark: string | undefined,
): Strip[] {
  const [first, ...rest] = strips;
  if (mark === undefined || first === undefined) return strips;
  const [marked] = tools.typeset.paragraph([{ text: mark, style: label }], {
    width: indent,
    size: type.body,
    leading: 1.45,
  });
  const draw: Strip['draw'] = (spot) => {
    marked?.draw({ x: spot.x - indent, y: spot.y });
    first.draw(spot);
  };
  return [{ ...first, draw }, ...rest];
}

/** A link to an exhibit's line in the exhibit list. */
export function exhibitLink(tools: ReportTools, reference: string, style: TextStyle = {}): Span {
  return {
    text: reference,
    style: { ...style, leadsTo: tools.places.nameOf(`exhibit ${exhibitOf(reference)}`) },
  };
}

/* `AB/3:12` stands in the list under `AB/3`. */
function exhibitOf(reference: string): string {
  return reference.replace(/:\d+$/, '');
}

/** What stands overleaf for a long row: which exhibit it belongs to. */
export function goesOn(tools: ReportTools, reference: string, width: number): Strip[] {
  return tools.typeset.paragraph(
    [
      { text: reference, style: strong },
      { text: ' goes on', style: label },
    ],
    { width, size: type.small },
  );
}

/** Strips with gaps between the groups that hold anything. */
export function stacked(groups: readonly (readonly Strip[])[], between: number): Strip[] {
  const filled = groups.filter((group) => group.length > 0);
  return filled.flatMap((group, index) => (index === 0 ? group : [gap(between), ...group]));
}
