import type { Exhibit, ExhibitDescription, ScreenshotView } from '../../core/exhibit.ts';
import { screenshotView } from '../form/choice-answers.ts';
import type { AnswerKind, Form } from '../form/form.ts';
import { line, longText } from '../form/text-answers.ts';
import { pastTime } from '../form/time-answers.ts';
import { describeWording as wording } from '../wording/describe.ts';

/** What kind of thing is described: that decides what is asked first. */
export type Nature = 'sound' | 'picture' | 'other';

/** Whether an exhibit is heard, seen, or something else. */
export function natureOf(exhibit: Exhibit): Nature {
  if (exhibit.kind === 'file') {
    const { kind } = exhibit.facts;
    return kind === 'sound' || kind === 'voicemail' ? 'sound' : kind === 'picture' ? kind : 'other';
  }
  if (exhibit.kind !== 'attachment') return 'other';
  const type = exhibit.mediaType ?? '';
  return type.startsWith('audio/') ? 'sound' : type.startsWith('image/') ? 'picture' : 'other';
}

/** The form for what somebody says of an exhibit. */
export function describeForm(nature: Nature): Form<ExhibitDescription> {
  const isSound = nature === 'sound';
  return {
    name: 'describe',
    type: 'evidence describe',
    needed: [],
    keepsAnswers: true,
    fields: {
      who: { kind: line, words: () => (isSound ? wording.soundWho : wording.who) },
      number: { kind: line, words: () => wording.number },
      when: { kind: pastTime, words: () => wording.when },
      howKnown: { kind: line, words: () => wording.howKnown },
      caption: { kind: longText, words: () => (isSound ? wording.soundCaption : wording.caption) },
      transcript: {
        kind: longText,
        words: () => (isSound ? wording.soundTranscript : wording.transcript),
      },
      visible: { kind: viewOfScreenshot, words: () => wording.visible, applies: () => !isSound },
      recordedBy: { kind: line, words: () => wording.recordedBy },
    },
    first: () => asked[nature],
  };
}

const asked: Readonly<Record<Nature, readonly (keyof ExhibitDescription)[]>> = {
  sound: ['who', 'number', 'when', 'howKnown', 'transcript'],
  picture: ['caption', 'transcript', 'visible'],
  other: ['caption', 'transcript'],
};

/* Only of a screenshot is it asked what can be seen in it. */
const viewOfScreenshot: AnswerKind<ScreenshotView> = {
  ...screenshotView,
  ask: async (asking, earlier) => {
    const { context, words } = asking;
    const is = await context.terminal.confirm({
      question: words.question,
      default: earlier !== undefined,
    });
    return is ? screenshotView.ask(asking, earlier) : earlier;
  },
};
