-- Who is who. What people say of it is kept when pages are read again; the rest is made again from all claims.
CREATE TABLE aliases (name TEXT PRIMARY KEY, means TEXT NOT NULL) STRICT;
CREATE TABLE identities (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    claims INTEGER NOT NULL,
    record TEXT NOT NULL
) STRICT;
-- The identity that each `claims.source_key` means.
CREATE TABLE identity_keys (key TEXT PRIMARY KEY, identity TEXT NOT NULL REFERENCES identities (id)) STRICT;
