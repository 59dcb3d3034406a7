import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built program, as `npm run build` left it. */
export const programPath = fileURLToPath(new URL('../../bin/evidence.js', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly talk: string;
}

/** A folder of its own for one test, and the program run in it as a person would, off a terminal. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'evidence-test-'));

  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  run(words: readonly string[], input = ''): Ran {
    return this.runTool(process.execPath, [programPath, ...words], input);
  }

  runTool(program: string, words: readonly string[], input = '', folder = this.folder): Ran {
    const { status, stdout, stderr } = spawnSync(program, words, {
      cwd: folder,
      input,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      env: { ...process.env, EVIDENCE_SETTINGS: this.path('settings.json'), CI: '' },
    });
    return { code: status, out: stdout, talk: stderr };
  }

  json(words: readonly string[], input = ''): unknown {
    const ran = this.run([...words, '--json'], input);
    if (ran.out === '') throw new Error(`no JSON: ${ran.talk}`);
    return JSON.parse(ran.out);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
