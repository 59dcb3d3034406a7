/** Your initials, time zone and nation. */
export const detailsWording = {
  description: 'show or change your initials, time zone and nation',
  options: {
    initials: 'your initials, one to six letters',
    timezone: 'the zone of your own times, such as Europe/London',
    nation: 'england-wales, scotland or northern-ireland',
  },
  help: {
    about:
      'Shows your initials, your time zone and your nation, and changes them. References that were given already stay as they are. The next exhibit gets the new initials, and the number goes on.',
    asks: 'what to change.',
    examples: [
      { type: 'evidence details', does: 'show them, and ask what to change' },
      { type: 'evidence details --nation scotland', does: 'change your nation' },
      { type: 'evidence details --json', does: 'print them for a program' },
    ],
  },
  label: { initials: 'Initials', zone: 'Time zone', nation: 'Nation' },
  line: (label: string, value: string): string => `${label}: ${value}`,
  which: 'What would you like to change?',
  nothing: 'Nothing',
  saved: 'Saved. From now on:',
  referencesStay:
    'References that were given already stay as they are. The next exhibit gets the new initials, and the number goes on.',
  zoneStays: 'Times that were recorded already stay as they are.',
  unchanged: 'Nothing was changed.',
};
