import type { Choice } from '../terminal.ts';
import { screenshotAspects, type ScreenshotView } from '../../core/exhibit.ts';
import { formJsonWording, formWording } from '../wording/form.ts';
import type { AnswerKind } from './form.ts';

/** One of a few. `offered` says which the person sees; any of `known` can be shown. */
export function choiceOf<T extends string>(
  offered: readonly { readonly id: T; readonly words: string }[],
  known = offered,
): AnswerKind<T> {
  const isOffered = (value: unknown): value is T => offered.some(({ id }) => id === value);
  return {
    ask: ({ context, words }, earlier) =>
      context.terminal.choose<T>({
        question: words.question,
        ...(words.hint === undefined ? {} : { hint: words.hint }),
        options: offered.map((each) => ({ value: each.id, label: each.words })),
        ...(earlier === undefined ? {} : { default: earlier }),
      }),
    fromJson: (value) =>
      isOffered(value)
        ? { is: 'read', value }
        : {
            is: 'wrong',
            wanted: formJsonWording.wanted.oneOf(offered.map(({ id }) => id).join(', ')),
          },
    isKept: isOffered,
    shown: (value) => known.find(({ id }) => id === value)?.words ?? value,
  };
}

type Seen = NonNullable<ScreenshotView[keyof ScreenshotView]>;

const seen: readonly Seen[] = ['yes', 'no', 'not sure'];

/** What can be seen in a screenshot: one small question for each thing, each of which may be left out. */
export const screenshotView: AnswerKind<ScreenshotView> = {
  ask: async ({ context }, earlier = {}) => {
    const view: Record<string, Seen> = {};
    for (const aspect of screenshotAspects) {
      const options: Choice<Seen | null>[] = [
        ...seen.map((value) => ({ value, label: formWording.viewAnswer[value] })),
        { value: null, label: formWording.leaveOut },
      ];
      const answer = await context.terminal.choose<Seen | null>({
        question: formWording.view[aspect],
        options,
        default: earlier[aspect] ?? null,
      });
      if (answer !== null) view[aspect] = answer;
    }
    return Object.keys(view).length === 0 ? undefined : view;
  },
  fromJson: (value) =>
    isView(value) && Object.keys(value).length > 0
      ? { is: 'read', value }
      : { is: 'wrong', wanted: formJsonWording.wanted.view },
  isKept: isView,
  shown: (view) =>
    screenshotAspects
      .flatMap((aspect) => {
        const answer = view[aspect];
        return answer === undefined
          ? []
          : [`${formWording.viewLabel[aspect]}: ${formWording.viewAnswer[answer].toLowerCase()}`];
      })
      .join('; '),
};

function isView(value: unknown): value is ScreenshotView {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([aspect, answer]) =>
      (screenshotAspects as readonly string[]).includes(aspect) &&
      (seen as readonly unknown[]).includes(answer),
  );
}
