import { visible, visibleLine } from '../../core/text.ts';
import type { Device, Medium } from '../terminal.ts';
import { asciiOnly } from './ascii.ts';
import { isolateRightToLeft } from './directions.ts';
import { wrap } from './wrap.ts';

const widestTalk = 96;

/** How a terminal is to behave in this run. */
export interface Manners {
  /** No redraws, no cursor moves, no colour, nothing that passes. */
  readonly isPlain: boolean;
  /** The clock, for how long something will still take; without it that is not said. */
  readonly now?: () => Date;
}

/** Text in the form in which it is said: safe, fit for the screen, wrapped. */
export class Voice {
  readonly device: Device;
  readonly isPlain: boolean;
  readonly now: () => Date;

  constructor(device: Device, manners: Manners) {
    const standing = new Date(0);
    this.device = device;
    this.isPlain = manners.isPlain;
    this.now = manners.now ?? (() => standing);
  }

  /** Wrapped to a width, 96 columns at most. */
  wrapped(text: string, columns = Math.min(this.device.columns() - 1, widestTalk)): string {
    return directed(wrap(fit(text, this.device.talkOn), columns), this.device.talkOn);
  }

  line(text: string): void {
    this.device.talk(`${this.wrapped(text)}\n`);
  }

  styled(text: string, style: 'heading' | 'warning' | 'faint'): void {
    const lines = this.wrapped(text).split('\n');
    const styled = this.isPlain ? lines : lines.map((line) => this.device.style(line, style));
    this.device.talk(`${styled.join('\n')}\n`);
  }

  hint(text: string | undefined): void {
    if (text === undefined) return;
    this.device.talk('\n');
    this.styled(text, 'faint');
  }

  /** A question as it stands before the answer; the prompt's mark takes two columns. */
  prompt(text: string): string {
    return this.wrapped(visibleLine(text), this.device.columns() - 3);
  }

  /** Labels of a list; its mark and number take six columns. */
  labels(options: readonly { readonly label: string }[]): string[] {
    return options.map(({ label }) =>
      this.wrapped(visibleLine(label), this.device.columns() - 7).replace(/\n/g, '\n     '),
    );
  }
}

/** Text as a screen can show it, safe but not wrapped; for a file only safe. */
export function fit(text: string, medium: Medium): string {
  const safe = visible(text);
  return medium === 'ascii screen' ? asciiOnly(safe) : safe;
}

/** Text that `fit` made and that is wrapped by now, with right-to-left runs kept apart. */
export function directed(text: string, medium: Medium): string {
  return medium === 'unicode screen' ? isolateRightToLeft(text) : text;
}
