import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What no screen, report or page says: domain.md §7, with the endings that mean the same. */
const bannedWords =
  /\b(proves|proof|court-ready|admissible|tamper-proof|guarantee[sd]?|always|all evidence|complete|certified|compliant)\b/giu;

/** A banned word that may stand where it stands, and why. `near` is text that stands around it. */
interface Allowed {
  readonly file: string;
  readonly word: string;
  readonly near: string;
  readonly reason: string;
}

const allowed: readonly Allowed[] = [
  {
    file: 'src/advice/points.ts',
    word: 'always',
    near: 'There is always a way out.',
    reason: 'advice F2: the source says it, and a point is not softened',
  },
  {
    file: 'src/advice/points.ts',
    word: 'always',
    near: 'always remember this: Supporting Victims',
    reason: 'advice D1: the source says it, and a point is not softened',
  },
];

interface ReadText {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/**
 * Whether people may read a literal: it holds a space, or begins with a capital as a label does.
 * A single word in lower case is an identifier of the code (`'complete'`, a kind, a column); a run of
 * 64 and more characters without a space is an asset in base64.
 */
function isRead(text: string): boolean {
  if (/\s/u.test(text.trim())) return true;
  return /^\p{Lu}/u.test(text) && text.length < 64;
}

/** Every string and template that a source text holds, save what it imports; placeholders as `…`. */
function readTexts(file: string, source: string): ReadText[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2023, true);
  const found: ReadText[] = [];
  const add = (node: ts.Node, text: string): void => {
    if (!isRead(text)) return;
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
    found.push({ file, line: line + 1, text });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) add(node, node.text);
    if (ts.isTemplateExpression(node)) {
      add(node, node.head.text + node.templateSpans.map((s) => `…${s.literal.text}`).join(''));
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function bannedIn(texts: readonly ReadText[]): string[] {
  return texts.flatMap(({ file, line, text }) =>
    [...text.matchAll(bannedWords)]
      .filter((match) => !isAllowed(file, text, match))
      .map((match) => {
        const around = text.slice(Math.max(0, match.index - 40), match.index + 40);
        return `${file}:${line} “${match[0]}” in “${around}”`;
      }),
  );
}

function isAllowed(file: string, text: string, match: RegExpExecArray): boolean {
  return allowed.some((entry) => {
    if (entry.file !== file || entry.word !== match[0].toLowerCase()) return false;
    const at = text.indexOf(entry.near);
    return at >= 0 && match.index >= at && match.index < at + entry.near.length;
  });
}

function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(root, { withFileTypes: true }).some((entry) => entry.name === folder)
    ? readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith(ending))
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
        .sort()
    : [];
}

const read = (file: string): string => readFileSync(`${root}/${file}`, 'utf8');
const sourceFiles = filesUnder('src', '.ts');
const pages = [
  'README.md',
  ...filesUnder('docs', '.md'),
  ...readdirSync(root).filter((name) => name === 'CHANGELOG.md'),
];
const sourceTexts = sourceFiles.flatMap((file) => readTexts(file, read(file)));

describe('the words people read', () => {
  it('claim nothing that is not so, in any string of the program', () => {
    expect(sourceFiles.length).toBeGreaterThan(20);
    expect(bannedIn(sourceTexts)).toEqual([]);
  });

  it.each(pages)('claim nothing that is not so in %s', (file) => {
    const lines = read(file).split('\n');
    expect(bannedIn(lines.map((text, index) => ({ file, line: index + 1, text })))).toEqual([]);
  });

  it('name no command that would fetch a stranger’s package', () => {
    const strangersCommand = ['npx', 'evidence'].join(' ');
    for (const file of [...sourceFiles, ...pages, 'package.json']) {
      expect(read(file).replace(/\s+/g, ' '), file).not.toContain(strangersCommand);
    }
  });

  it('need every exception on the list', () => {
    for (const entry of allowed) {
      expect(entry.reason).not.toBe('');
      expect(
        sourceTexts.some((t) => t.file === entry.file && t.text.includes(entry.near)),
        `${entry.file}: ${entry.near}`,
      ).toBe(true);
    }
  });
});

describe('the check of words', () => {
  const banned = (source: string): number => bannedIn(readTexts('sample.ts', source)).length;

  it('finds a banned word in strings, labels and templates, in any case', () => {
    expect(banned(`const a = 'This Proves it';`)).toBe(1);
    expect(banned('const a = `Entry ${n} is COMPLETE now`;')).toBe(1);
    expect(banned('const a = `${n} tamper-proof`;')).toBe(1);
    expect(banned(`const a = { heading: 'Certified' };`)).toBe(1);
    expect(banned(`say("A hash is a\\nguarantee");`)).toBe(1);
  });

  it('leaves alone what nobody reads: identifiers, comments, imports, assets', () => {
    expect(banned(`const complete = 'complete'; // always`)).toBe(0);
    expect(banned(`import { proof } from './all evidence.ts';`)).toBe(0);
    expect(banned(`const a = 'A${'b'.repeat(70)}+proof+';`)).toBe(0);
  });

  it('does not take a longer word for a banned one', () => {
    expect(banned(`const a = 'It completes, waterproof and proofread';`)).toBe(0);
  });
});
