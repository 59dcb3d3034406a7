/*
 * The page that tells a stranger how to check a bundle without this software. The commands are for
 * the bundle's top folder; a test runs every one that this computer can run.
 */

/** HOW-TO-CHECK.txt, line by line. */
export function howToCheck(head: { readonly seq: number; readonly hash: string }): string[] {
  return [...filesPart, ...chainPart, ...chainScript, '', ...headPart(head)];
}

const filesPart = [
  'HOW TO CHECK THIS BUNDLE WITHOUT ANY SOFTWARE OF OURS',
  '',
  '1. Are the files as they were when the bundle was made?',
  '',
  'manifest-sha256.txt, in the top folder, gives the SHA-256 of each file below data.',
  'tagmanifest-sha256.txt does the same for the other files of the top folder.',
  'The form is BagIt 1.0 (RFC 8493): any BagIt program can check it.',
  '',
  'Open a command window in the top folder, where bagit.txt is, and type one of these.',
  '',
  'Linux:',
  '  sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt',
  'macOS:',
  '  shasum -a 256 -c manifest-sha256.txt',
  '  shasum -a 256 -c tagmanifest-sha256.txt',
  'Windows, PowerShell (one line):',
  '  Get-Content manifest-sha256.txt | ForEach-Object { $h, $p = $_ -split "  ", 2;' +
    ' if ((Get-FileHash -Algorithm SHA256 -LiteralPath $p).Hash -eq $h) { "OK $p" } else { "DIFFERS $p" } }',
  'Windows, command prompt, one file:',
  '  certutil -hashfile data\\1_REPORT.pdf SHA256',
  'Windows, command prompt, every file (one line; compare each pair):',
  '  for /f "tokens=1,2" %h in (manifest-sha256.txt) do @echo %h & certutil -hashfile "%i" SHA256',
  '',
];

const chainPart = [
  '2. Is the record one chain?',
  '',
  'data/check/journal.jsonl holds each thing that was recorded or done, one line each, in order.',
  'Each line names the hash of the line before it (prev), and the first names the SHA-256 of case.json.',
  'A part that is withheld is there as its hash (leaf) only; the chain still checks.',
  '  leaf = SHA-256 of "evidence part 1", a line feed, and the part as canonical JSON',
  '  hash = SHA-256 of "evidence entry 1", a line feed, and {leaves, prev, seq} as canonical JSON',
  'Canonical JSON is RFC 8785: members sorted, no spaces, UTF-8.',
  '',
  'This Python 3 program checks it. Save it as chain.py in data/check and run it there.',
  '',
];

const chainScript = [
  '# chain.py',
  'import hashlib, json',
  'def sha(b): return hashlib.sha256(b).hexdigest()',
  'def form(v): return json.dumps(v, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()',
  'prev, number = sha(open("case.json", "rb").read()), 0',
  'for line in open("journal.jsonl", "rb"):',
  '    number += 1',
  '    e = json.loads(line)',
  '    assert line == form(e) + b"\\n", ("layout", number)',
  '    assert e["seq"] == number and e["prev"] == prev, ("chain", number)',
  '    leaves = [p["leaf"] if "leaf" in p else sha(b"evidence part 1\\n" + form(p)) for p in e["parts"]]',
  '    prev = sha(b"evidence entry 1\\n" + form({"leaves": leaves, "prev": prev, "seq": number}))',
  '    assert e["hash"] == prev, ("hash", number)',
  'print("entries:", number, "last hash:", prev)',
  '# end of chain.py',
];

function headPart({ seq, hash }: { readonly seq: number; readonly hash: string }): string[] {
  return [
    `In this bundle the last entry is number ${seq}, with the hash`,
    hash,
    '',
    'What this shows: nothing up to an entry was changed since somebody else was given its hash.',
    'What it does not show: that what was recorded is true, or that a file was not altered before',
    'it was taken in. Whoever holds the record could have made all of it anew before its first',
    'hash was given out.',
    '',
    '3. Which file is which exhibit?',
    '',
    'exhibits.jsonl gives, for each exhibit, its file here, its name as received and its SHA-256.',
    'The same reference and SHA-256 stand in journal.jsonl; for a file inside a conversation, the',
    'SHA-256 stands in the conversation’s own file in data/exhibits.',
  ];
}
