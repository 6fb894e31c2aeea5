-- Versions of the text under negotiation that a person tabled: made when the first one is.
CREATE TABLE IF NOT EXISTS draft (
    seq       INTEGER PRIMARY KEY,
    name      TEXT NOT NULL,
    outlet    TEXT NOT NULL,     -- whose rendering it is; empty if nobody's
    about     TEXT NOT NULL,     -- JSON
    learned   TEXT NOT NULL,
    capture   TEXT REFERENCES capture (digest),
    rendition TEXT REFERENCES rendition (digest),   -- none if the draft is only spoken of
    UNIQUE (name, outlet)
) STRICT;
