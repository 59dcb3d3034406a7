/*
 * Asks questions on the real terminal and notes what comes of them, for the tests of the terminal alone.
 * Arguments: the file to note in, manners as JSON, and the questions as JSON: {ask: 'askLong', …}.
 */
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [noteFile, manners, questions] = process.argv.slice(2);
const load = (file) =>
  import(pathToFileURL(join(process.env.EVIDENCE_TEST_ROOT, 'dist', file)).href);
const { processSurroundings } = await load('cli/surroundings.js');
const { terminalOn } = await load('cli/terminal/asking.js');
const { Stopped } = await load('core/errors.js');

const note = (value) => {
  appendFileSync(noteFile, `${JSON.stringify(value)}\n`);
};
const folder = `${noteFile}.scratch`;
const editIn = async (use) => {
  mkdirSync(folder);
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const { device } = processSurroundings();
const terminal = terminalOn(device, true, JSON.parse(manners));
try {
  for (const { ask, edits, lines, mustEndWith, ...question } of JSON.parse(questions)) {
    if (ask === 'page')
      await terminal.page(Array.from({ length: lines }, (_, index) => `line ${index + 1}`));
    else if (ask === 'line') terminal.line(question.text);
    else if (ask === 'ownContact') terminal.setOwnContact(question.text);
    else {
      const onTyping = (typed) => {
        note({ typed });
      };
      const check = (answer) => (answer.endsWith(mustEndWith) ? null : 'End with it.');
      const answer = await terminal[ask]({
        ...question,
        onTyping,
        ...(Array.isArray(lines) ? { lines } : {}),
        ...(edits ? { editIn } : {}),
        ...(mustEndWith === undefined ? {} : { check }),
      });
      note({ answer });
    }
  }
  note({ end: 'done' });
} catch (error) {
  if (!(error instanceof Stopped)) throw error;
  // What keeps a draft takes its time.
  await new Promise((resolve) => setTimeout(resolve, 50));
  note({ end: 'stopped' });
  process.exitCode = 130;
}
