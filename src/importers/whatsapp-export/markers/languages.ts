import { arabic } from './arabic.ts';
import { bengali } from './bengali.ts';
import { chinese } from './chinese.ts';
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { gujarati } from './gujarati.ts';
import { hindi } from './hindi.ts';
import { indonesian } from './indonesian.ts';
import { italian } from './italian.ts';
import { japanese } from './japanese.ts';
import { korean } from './korean.ts';
import { persian } from './persian.ts';
import { polish } from './polish.ts';
import { portuguese } from './portuguese.ts';
import { punjabi } from './punjabi.ts';
import { romanian } from './romanian.ts';
import { russian } from './russian.ts';
import { spanish } from './spanish.ts';
import { tamil } from './tamil.ts';
import { turkish } from './turkish.ts';
import { ukrainian } from './ukrainian.ts';
import { urdu } from './urdu.ts';
import { vietnamese } from './vietnamese.ts';
import type { MarkerLanguage, MarkerWords } from './marker-language.ts';
import { languageOfWords } from './words-as-patterns.ts';

/** Languages whose words are known as they stand in one list each. Register a new one here. */
export const markerWords: readonly MarkerWords[] = [
  german,
  spanish,
  french,
  italian,
  dutch,
  polish,
  portuguese,
  romanian,
  turkish,
  russian,
  ukrainian,
  arabic,
  persian,
  urdu,
  hindi,
  bengali,
  punjabi,
  gujarati,
  tamil,
  chinese,
  japanese,
  korean,
  vietnamese,
  indonesian,
];

/** Every language whose words are known. */
export const markerLanguages: readonly MarkerLanguage[] = [english, languageOfWords(markerWords)];
