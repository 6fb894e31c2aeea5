-- The case file, version 1. Instants and days are ISO 8601 in UTC, digests hexadecimal BLAKE3, spans bytes of UTF-8.

-- What a person told about the case: one row.
CREATE TABLE brief (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    json TEXT NOT NULL
) STRICT;

-- Bytes as they were fetched, each once.
CREATE TABLE capture (
    digest TEXT PRIMARY KEY,
    bytes  BLOB NOT NULL
) STRICT;

-- Texts made from them, each once. Spans point into these.
CREATE TABLE rendition (
    digest TEXT PRIMARY KEY,
    text   TEXT NOT NULL
) STRICT;

-- The states of documents, in the order they were kept.
CREATE TABLE version (
    seq       INTEGER PRIMARY KEY,
    document  TEXT NOT NULL,
    uri       TEXT,
    outlet    TEXT,
    published TEXT,              -- JSON: day, and instant if known
    fetched   TEXT NOT NULL,     -- when the bytes came
    learned   TEXT NOT NULL,     -- when they began to count for the record
    capture   TEXT NOT NULL REFERENCES capture (digest),
    media     TEXT NOT NULL,
    charset   TEXT,
    rendition TEXT NOT NULL REFERENCES rendition (digest),
    details   TEXT NOT NULL      -- JSON: the rendition without its text
) STRICT;
CREATE INDEX version_by_document ON version (document, fetched);

-- What the readers found in a version: disposable.
CREATE TABLE finding (
    version INTEGER PRIMARY KEY REFERENCES version (seq),
    readers TEXT NOT NULL,       -- their names and versions
    json    TEXT NOT NULL
) STRICT;

-- The words that the findings rest on, written down when they were found.
CREATE TABLE citation (
    version INTEGER NOT NULL REFERENCES version (seq),
    kind    TEXT NOT NULL,
    start   INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    words   TEXT NOT NULL
) STRICT;
CREATE INDEX citation_by_version ON citation (version);

-- Named places in the changes.
CREATE TABLE mark (
    name TEXT PRIMARY KEY,
    at   TEXT NOT NULL
) STRICT;

-- The digest of the state, as of the newest version it was settled from: one row.
CREATE TABLE state (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    digest  TEXT NOT NULL,
    version INTEGER NOT NULL,
    readers TEXT NOT NULL
) STRICT;
