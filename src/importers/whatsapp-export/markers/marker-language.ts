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
  /**
   * True for words that could be somebody's own where they carry no mark: tested on what follows a mark
   * of WhatsApp's, in files that have them.
   */
  readonly onlyMarked?: boolean;
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

/**
 * The words that WhatsApp writes in one language, each as found in a source that the file names. What
 * has no source is left out; a line with it stays plain text.
 */
export interface MarkerWords {
  /** Its own name in English. */
  readonly language: string;
  /** Names of the text file or zip without their ending; `%` stands for the chat's name. */
  readonly chatNames?: readonly string[];
  /** The word in `<attached: name>`. */
  readonly attachedOnIphone?: readonly string[];
  /** The word in `<name attached>`, where a language puts it last. */
  readonly attachedAfterName?: readonly string[];
  /** The words in `name (file attached)`. */
  readonly attachedOnAndroid?: readonly string[];
  /** The words in `<Media omitted>`. */
  readonly leftOutOnAndroid?: readonly string[];
  readonly leftOutOnIphone?: readonly string[];
  readonly viewOnce?: readonly string[];
  readonly deleted?: readonly string[];
  readonly deletedByOwner?: readonly string[];
  /** The words in `<This message was edited>`. */
  readonly edited?: readonly string[];
  readonly missedVoiceCall?: readonly string[];
  readonly missedVideoCall?: readonly string[];
  /** The word in `location: https://…`. */
  readonly place?: readonly string[];
  readonly livePlace?: readonly string[];
  /** How the notice about encryption begins: what follows has changed over the years. */
  readonly encryption?: readonly string[];
}
