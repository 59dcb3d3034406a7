/** A phrase that WhatsApp writes in place of, or beside, what somebody sent. */
export interface Phrase {
  /**
   * Tested on the comparison copy of a line: invisible characters out, spaces plain. Anchored, and
   * without nested repetition.
   */
  readonly pattern: RegExp;
  /** `anywhere` also on the lines that follow the first. */
  readonly on: 'first line' | 'anywhere';
  /** What it says, in the words that stand beside the message in the report. */
  readonly markers: readonly string[];
  /** True where a file was sent and the export leaves it out. */
  readonly fileLeftOut?: boolean;
  readonly onlyOnIphone?: boolean;
  readonly onlyOnAndroid?: boolean;
}

/** A line that WhatsApp writes by itself; nobody sent it. */
export interface Notice {
  readonly pattern: RegExp;
  /** True where the pattern is what follows a name at the beginning of the line; else it is anchored. */
  readonly afterName?: boolean;
  /** True where only a group has such a line. */
  readonly group?: boolean;
  /** True for a line before which an iPhone puts the name of the chat, and never that of who did it. */
  readonly namesChat?: boolean;
  /** True for a line that tells of a call: somebody made it. */
  readonly call?: boolean;
  readonly markers?: readonly string[];
}

/** The words of WhatsApp's exports in one language. */
export interface MarkerLanguage {
  /** Its own name in English. */
  readonly language: string;
  /** Names of the text file or zip without their ending; the first group is the chat's name. */
  readonly chatNames: readonly RegExp[];
  /** On one raw line of an iPhone's export; the first group is the file's name. */
  readonly attachedOnIphone: RegExp;
  /** On the first raw line of a message in an Android export; the first group is the file's name. */
  readonly attachedOnAndroid: RegExp;
  readonly phrases: readonly Phrase[];
  readonly notices: readonly Notice[];
}
