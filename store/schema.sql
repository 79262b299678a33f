-- The truth: an append-only ledger, its bodies and files. Only these and the
-- local_ tables are ever migrated. The triggers are a seat belt, not a lock:
-- whoever has the file can drop them. `rekenschap verify` sees it.
CREATE TABLE ledger(
  seq INTEGER PRIMARY KEY,
  entry TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_record ON ledger(entry ->> '$.kind', entry ->> '$.id', seq);

CREATE TABLE ledger_body(
  seq INTEGER PRIMARY KEY REFERENCES ledger(seq),
  body TEXT NOT NULL
) STRICT;

CREATE TABLE blob(
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;

-- Outside the truth: what this file needs to know about itself, drafts.
CREATE TABLE local_meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE local_draft(
  person TEXT NOT NULL, place TEXT NOT NULL, saved_at TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY(person, place)
) STRICT;

CREATE TRIGGER ledger_append BEFORE INSERT ON ledger
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM ledger)
BEGIN SELECT raise(ABORT, 'the ledger only grows at its end'); END;
CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_body_append BEFORE INSERT ON ledger_body
WHEN NEW.seq IS NOT (SELECT max(seq) FROM ledger)
BEGIN SELECT raise(ABORT, 'a body belongs to the newest entry'); END;
CREATE TRIGGER ledger_body_no_update BEFORE UPDATE ON ledger_body
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_body_no_delete BEFORE DELETE ON ledger_body
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob
BEGIN SELECT raise(ABORT, 'files are never changed'); END;
CREATE TRIGGER blob_no_delete BEFORE DELETE ON blob
BEGIN SELECT raise(ABORT, 'files are never removed'); END;
