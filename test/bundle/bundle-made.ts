import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { CaseAtHand } from '../support/case-at-hand.ts';
import { outsideTool } from '../support/outside-tools.ts';
import { filesBelow } from './temporary-folder.ts';

/** Whether the words of a PDF can be read here. */
export const pdftotext = outsideTool('pdftotext');

/**
 * Makes a bundle as a person would: its files as they lie on the disk, what was `shown before`, and the
 * words of its `PDF`.
 */
export async function bundleMade(at: CaseAtHand): Promise<Map<string, string>> {
  const { code, shown } = await at.run(['bundle', '--folder', '-o', 'handover', '--yes']);
  expect(code).toBe(0);
  const folder = join(at.world.home, 'handover');
  const files = new Map<string, string>();
  for (const [path, bytes] of filesBelow(folder)) files.set(path, bytes.toString());
  files.set('shown before', shown);
  if (pdftotext !== null)
    files.set(
      'PDF',
      execFileSync(pdftotext, ['-layout', join(folder, 'data/1_REPORT.pdf'), '-'], {
        encoding: 'utf8',
      }),
    );
  return files;
}

/** That none of these words stands in any file, under any name, however its lines are broken. */
export function expectNowhere(words: readonly string[], files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files)
    for (const word of words) {
      expect(path).not.toContain(word);
      expect(lettersAlone(text), path).not.toContain(lettersAlone(word));
    }
}

function lettersAlone(text: string): string {
  return text.replace(/\s+/g, '');
}
