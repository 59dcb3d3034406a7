import type { HelpConfiguration } from 'commander';
import { programWording } from './wording/program.ts';

/** Below this the names of options and what they do do not fit side by side. */
const narrowestBesideColumns = 60;

/** How help is laid out on a screen of so many columns. */
export function helpLayout(columns: number): HelpConfiguration {
  return {
    showGlobalOptions: true,
    helpWidth: columns,
    styleTitle: titleOf,
    styleCommandDescription: asSentence,
    ...(columns < narrowestBesideColumns ? { formatItem: oneBelowTheOther } : {}),
  };
}

/** The headings of commander’s help, in our words. */
function titleOf(title: string): string {
  const { titles } = programWording;
  return Object.hasOwn(titles, title) ? titles[title as keyof typeof titles] : title;
}

/* In the list of commands a description is a phrase; above the help of its own it is a sentence. */
function asSentence(description: string): string {
  const sentence = description.charAt(0).toUpperCase() + description.slice(1);
  return /[.?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/* The program wraps the lines, and keeps what they are set in by. */
function oneBelowTheOther(term: string, _termWidth: number, description: string): string {
  return description === '' ? `  ${term}` : `  ${term}\n      ${description}`;
}
