/** What is said about the one small file outside the case file. */
export const settingsWording = {
  description: 'show or change what this program remembers',
  argumentWhat: 'discreet, plain, remember or forget',
  argumentState: 'on or off',
  helpAbout:
    'One small file holds the settings. It lies outside your case file. “discreet on” clears the screen when a command ends, so that nobody can scroll back. “plain on” gives plain lines without colour, for screen readers. “remember off” does not remember which case file was used last. “forget” removes the file. With --no-settings no setting is read or written.',
  examples: [
    { type: 'evidence settings', does: 'where the file is and what it holds' },
    {
      type: 'evidence settings discreet on',
      does: 'clear the screen at the end of every command from now on',
    },
    {
      type: 'evidence settings forget',
      does: 'remove the settings file; your case file stays where it is',
    },
  ],
  notAFile: {
    message: 'What is to hold the settings is not an ordinary file.',
    harm: 'Nothing was changed.',
    hint: 'Look at EVIDENCE_SETTINGS, or use --no-settings.',
  },
  notRemembered:
    'Which case file was used last could not be remembered. Name it with -C next time.',
  file: (path: string) => `Settings file: ${path}`,
  noFile: 'It is not there. Nothing is remembered.',
  notUsed: 'Settings are switched off for this run with --no-settings.',
  lastCase: (folder: string) => `Case file used last: ${folder}`,
  noLastCase: 'Case file used last: not remembered',
  state: (name: string, isOn: boolean) => `${name}: ${isOn ? 'on' : 'off'}`,
  changed: (name: string, isOn: boolean) => `${name} is now ${isOn ? 'on' : 'off'}.`,
  forgotten: 'The settings file is removed. Your case file is still where it was.',
  nothingToForget: 'There is no settings file. Nothing was changed.',
  unknown: 'There is no such setting.',
  needsOnOrOff: 'Say whether it is to be on or off.',
  takesNoState: 'This takes nothing after it.',
  howTo: 'Type, for example: evidence settings discreet on',
  cannotChange: 'Settings cannot be changed with --no-settings.',
  withoutThat: 'Type it again without --no-settings.',
  nothingChanged: 'Nothing was changed.',
};
