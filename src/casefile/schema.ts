/** Raised whenever the tables below change; a catalogue of another version is built anew. */
export const schemaVersion = 2;

/*
 * Everything here is derived from journal and objects. `position` is Unix milliseconds for the
 * order of the timeline, null when no time is known. `row` is the line of the extract, or JSON of
 * the incident. `key` and `ordinal` are how later sources find the same event again.
 */
export const createTables = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entries (
  seq INTEGER PRIMARY KEY, hash TEXT NOT NULL, at TEXT, kind TEXT, batch TEXT,
  parts INTEGER NOT NULL, withheld INTEGER NOT NULL, summary TEXT NOT NULL
);
CREATE TABLE incidents (
  number INTEGER PRIMARY KEY, entry INTEGER NOT NULL, recorded_at TEXT NOT NULL, answers TEXT NOT NULL
);
CREATE TABLE exhibits (
  id INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE, number INTEGER, kind TEXT NOT NULL,
  object TEXT NOT NULL, sha256 TEXT NOT NULL, size_bytes INTEGER NOT NULL, entry INTEGER NOT NULL,
  batch TEXT, finished INTEGER NOT NULL, conversation_key TEXT, parent INTEGER, detail TEXT NOT NULL
);
CREATE INDEX exhibits_by_sha256 ON exhibits (sha256, id);
CREATE INDEX exhibits_by_conversation ON exhibits (conversation_key, id);
CREATE INDEX exhibits_by_parent ON exhibits (parent, id) WHERE parent IS NOT NULL;
CREATE INDEX exhibits_by_number ON exhibits (number) WHERE number IS NOT NULL;
CREATE INDEX exhibits_by_batch ON exhibits (batch);
CREATE TABLE descriptions (reference TEXT PRIMARY KEY, entry INTEGER NOT NULL, description TEXT NOT NULL);
CREATE TABLE removals (object TEXT PRIMARY KEY, entry INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE imports (entry INTEGER PRIMARY KEY, at TEXT NOT NULL, source_sha256 TEXT NOT NULL, detail TEXT NOT NULL);
CREATE TABLE gaps (entry INTEGER NOT NULL, what TEXT NOT NULL);
CREATE TABLE bundles (entry INTEGER PRIMARY KEY, at TEXT NOT NULL, detail TEXT NOT NULL);
CREATE TABLE events (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, position INTEGER, entry INTEGER NOT NULL,
  recorded_at TEXT NOT NULL, exhibit INTEGER, line INTEGER, number INTEGER,
  row TEXT, attachments TEXT, key BLOB, ordinal INTEGER, sources INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX events_by_position ON events (position IS NULL, position, entry, line);
CREATE UNIQUE INDEX events_by_row ON events (exhibit, line) WHERE exhibit IS NOT NULL;
CREATE INDEX events_by_key ON events (key, ordinal) WHERE key IS NOT NULL;
CREATE TABLE repeats (
  exhibit INTEGER NOT NULL, line INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (exhibit, line)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
  text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
);
`;

export const dropTables = `
DROP TABLE IF EXISTS meta; DROP TABLE IF EXISTS entries; DROP TABLE IF EXISTS incidents;
DROP TABLE IF EXISTS exhibits; DROP TABLE IF EXISTS descriptions; DROP TABLE IF EXISTS removals;
DROP TABLE IF EXISTS imports; DROP TABLE IF EXISTS bundles; DROP TABLE IF EXISTS events;
DROP TABLE IF EXISTS repeats; DROP TABLE IF EXISTS gaps; DROP TABLE IF EXISTS words;
`;
