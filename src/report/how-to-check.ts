import type { Head } from '../core/case-record.ts';

/** One way to check, with the commands to type. */
export interface CheckStep {
  readonly title: string;
  readonly words: readonly string[];
  /** Each printed on its own line, as typed. */
  readonly commands: readonly string[];
}

/** The ways to check, from the nearest to the most thorough. */
export function howToCheck(head: Head, software: string): CheckStep[] {
  return [
    {
      title: 'The head of the record',
      words: [
        `This report was made from entry ${head.seq} of the record, whose SHA-256 is the head below. Every entry holds the SHA-256 of the one before it, so one head stands for all entries up to it.`,
        'Write the head down, or keep this report, apart from the record. Whoever has a head can find out later whether any entry up to it was changed since.',
      ],
      commands: [`${head.seq}:${head.hash}`],
    },
    {
      title: 'With this software',
      words: [
        `Install ${software}, then point it at the bundle (the zip file or the unpacked folder) or at the case file. It reads everything, changes nothing, and lists what it found.`,
        'With --head it also looks for the head above anywhere in the record.',
      ],
      commands: [
        'evidence verify the-bundle.zip',
        `evidence verify the-bundle.zip --head ${head.seq}:${head.hash}`,
      ],
    },
    {
      title: 'Without this software',
      words: [
        'The exhibit list gives the SHA-256 of every file. Any program that works out SHA-256 must give the same 64 digits for the same bytes. Put the name of the file in the place of the name below.',
        'In order: Linux; macOS; Windows, Command Prompt; Windows, PowerShell.',
      ],
      commands: [
        'sha256sum AB_1_photo.jpg',
        'shasum -a 256 AB_1_photo.jpg',
        'certutil -hashfile AB_1_photo.jpg SHA256',
        'Get-FileHash -Algorithm SHA256 AB_1_photo.jpg',
      ],
    },
    {
      title: 'A whole bundle at once',
      words: [
        'In the unpacked bundle, this compares every file with the list that came with it. Any BagIt tool does the same.',
      ],
      commands: ['sha256sum -c manifest-sha256.txt'],
    },
  ];
}
