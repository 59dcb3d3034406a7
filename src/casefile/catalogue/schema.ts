/** Raised whenever the tables below change; a catalogue of another version is built anew. */
export const schemaVersion = 3;

/*
 * Everything here is derived from journal and objects. `position` is Unix milliseconds for the
 * order of the timeline, null when no time is known; `moment` is the same with the unknown last. `row`
 * is the line of the extract. `key` and `ordinal` are how later sources find the same event again. `conversation`
 * is the same for all exhibits of one conversation; what stands in `conversations` are counts of
 * `events` and the newest exhibit. `words` holds text that was folded and cut into words already (see
 * search-words.ts), under row numbers of its own (see word-index.ts); `terms` lists the longer words,
 * so that the beginning of one is looked up here and not gathered from all that the index holds.
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
CREATE INDEX exhibits_unfinished ON exhibits (batch) WHERE finished = 0;
CREATE TABLE descriptions (
  reference TEXT NOT NULL, entry INTEGER NOT NULL, at TEXT NOT NULL, description TEXT NOT NULL,
  PRIMARY KEY (reference, entry)
) WITHOUT ROWID;
CREATE TABLE stated (
  reference TEXT PRIMARY KEY, subject TEXT NOT NULL, number INTEGER NOT NULL, person TEXT, code TEXT,
  entry INTEGER NOT NULL, recorded_at TEXT NOT NULL, answers TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE changes (
  reference TEXT NOT NULL, entry INTEGER NOT NULL, change TEXT NOT NULL, PRIMARY KEY (reference, entry)
) WITHOUT ROWID;
CREATE TABLE links (
  event INTEGER NOT NULL, incident INTEGER NOT NULL, PRIMARY KEY (event, incident)
) WITHOUT ROWID;
CREATE INDEX links_by_incident ON links (incident, event);
CREATE TABLE removals (object TEXT PRIMARY KEY, entry INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE imports (entry INTEGER PRIMARY KEY, at TEXT NOT NULL, source_sha256 TEXT NOT NULL, detail TEXT NOT NULL);
CREATE TABLE gaps (entry INTEGER NOT NULL, what TEXT NOT NULL);
CREATE TABLE bundles (entry INTEGER PRIMARY KEY, at TEXT NOT NULL, detail TEXT NOT NULL);
CREATE TABLE backups (entry INTEGER PRIMARY KEY, at TEXT NOT NULL, detail TEXT NOT NULL);
CREATE TABLE events (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, position INTEGER, entry INTEGER NOT NULL,
  recorded_at TEXT NOT NULL, exhibit INTEGER, line INTEGER NOT NULL DEFAULT 0, number INTEGER,
  row TEXT, attachments TEXT, key BLOB, ordinal INTEGER, sources INTEGER NOT NULL DEFAULT 1,
  marked INTEGER NOT NULL DEFAULT 0, conversation INTEGER, direction TEXT NOT NULL DEFAULT '',
  moment INTEGER AS (coalesce(position, 9007199254740991)) VIRTUAL
);
CREATE INDEX events_by_moment ON events (moment, entry, line, id);
CREATE INDEX events_by_kind ON events (kind, direction, moment, entry, line, id);
CREATE INDEX events_by_conversation
  ON events (conversation, moment, entry, line, id, kind, direction, marked) WHERE conversation IS NOT NULL;
CREATE INDEX events_marked ON events (moment, entry, line, id, kind, direction, conversation) WHERE marked = 1;
CREATE UNIQUE INDEX events_by_row ON events (exhibit, line) WHERE exhibit IS NOT NULL;
CREATE INDEX events_by_number ON events (kind, number) WHERE number IS NOT NULL;
CREATE INDEX events_by_key ON events (key, ordinal) WHERE key IS NOT NULL;
CREATE TABLE repeats (
  exhibit INTEGER NOT NULL, line INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (exhibit, line)
) WITHOUT ROWID;
CREATE TABLE conversations (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, exhibit INTEGER NOT NULL, rows INTEGER NOT NULL DEFAULT 0,
  received INTEGER NOT NULL DEFAULT 0, sent INTEGER NOT NULL DEFAULT 0
);
CREATE VIRTUAL TABLE words USING fts5(
  text, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3'
);
INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);
CREATE TABLE terms (term TEXT PRIMARY KEY) WITHOUT ROWID;
`;

export const dropTables = `
DROP TABLE IF EXISTS meta; DROP TABLE IF EXISTS entries; DROP TABLE IF EXISTS incidents;
DROP TABLE IF EXISTS exhibits; DROP TABLE IF EXISTS descriptions; DROP TABLE IF EXISTS removals;
DROP TABLE IF EXISTS imports; DROP TABLE IF EXISTS bundles; DROP TABLE IF EXISTS backups; DROP TABLE IF EXISTS events;
DROP TABLE IF EXISTS stated; DROP TABLE IF EXISTS changes; DROP TABLE IF EXISTS links;
DROP TABLE IF EXISTS repeats; DROP TABLE IF EXISTS gaps; DROP TABLE IF EXISTS words;
DROP TABLE IF EXISTS conversations; DROP TABLE IF EXISTS terms;
`;
