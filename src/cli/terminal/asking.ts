import type { Device, Terminal } from '../terminal.ts';
import { terminalWording as wording } from '../wording/terminal.ts';
import { Asker } from './asker.ts';
import { nothingKnown } from './help-at-hand.ts';
import { writeAll, writePages } from './paging.ts';
import { progressOn } from './progress.ts';
import { Silence } from './silence.ts';
import { directed, fit, Voice, type Manners } from './voice.ts';

/**
 * The manners of every question, over a keyboard and screen or over a script: hints above, `?` shows
 * where help is and asks again, defaults, answers that cannot be taken. With `mayAsk` false nothing is
 * asked: the default is taken and said, and without one UserError (misused) names the option.
 */
export function terminalOn(
  device: Device,
  mayAsk: boolean,
  manners: Manners = { isPlain: false },
): Terminal {
  const voice = new Voice(device, manners);
  let known = nothingKnown;
  const asker = mayAsk && device.isInteractive ? new Asker(voice, () => known) : new Silence(voice);
  return {
    isInteractive: asker instanceof Asker,
    get columns() {
      return device.columns();
    },
    get rows() {
      return device.rows();
    },
    line: (text = '') => {
      voice.line(text);
    },
    heading: (text) => {
      voice.styled(text, 'heading');
    },
    warn: (text) => {
      voice.styled(wording.note(text), 'warning');
    },
    result: (text) => {
      const shown = directed(fit(text, device.resultsOn), device.resultsOn);
      device.result(shown.endsWith('\n') ? shown : `${shown}\n`);
    },
    json: (value) => {
      device.result(`${jsonText(value)}\n`);
    },
    page: (lines) =>
      asker instanceof Asker && device.resultsOn !== 'file'
        ? writePages(device, lines, manners.isPlain ? 3 : 1, () => asker.wantsMore())
        : writeAll(device, lines),
    progress: (what, counts) => progressOn(voice, what, counts),
    ask: async (question) => (await asker.ask(question)).replace(/\n+/g, ' '),
    askLong: (question) => asker.askLong(question),
    choose: (question) => asker.choose(question),
    chooseMany: (question) => asker.chooseMany(question),
    chooseBySearch: (question) => asker.chooseBySearch(question),
    askSecret: (question) => asker.askSecret(question),
    confirm: (question) => asker.confirm(question),
    pause: (text) => asker.pause(text),
    setOwnContact: (ownContact, nation = known.nation) => {
      known = { ownContact, nation };
    },
  };
}

/** JSON for the screen: plain JSON leaves characters as they are that can drive a terminal or turn text round. */
export function jsonText(value: unknown, indent = 2): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
