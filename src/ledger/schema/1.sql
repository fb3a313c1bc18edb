-- What was read.
CREATE TABLE pages (
    id TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    reader TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE page_locations (
    page TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
    location TEXT NOT NULL,
    PRIMARY KEY (page, location)
) STRICT, WITHOUT ROWID;

CREATE TABLE articles (
    page TEXT PRIMARY KEY REFERENCES pages (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    text_digest TEXT NOT NULL,
    headline_start INTEGER,
    headline_end INTEGER,
    outlet TEXT,
    byline TEXT,
    published TEXT,
    credit TEXT,
    -- These and the rest with how each is known, or why it is not: JSON.
    fields TEXT NOT NULL
) STRICT;

CREATE TABLE notices (
    page TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    PRIMARY KEY (page, position)
) STRICT, WITHOUT ROWID;

-- One figure as one article reports it. Offsets are UTF-8 bytes into the article's text. `record` is the whole claim.
CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    page TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    figure TEXT NOT NULL,
    low REAL,
    high REAL,
    bound TEXT NOT NULL,
    unit TEXT NOT NULL,
    subject TEXT,
    event TEXT,
    source TEXT,
    source_key TEXT,
    stance TEXT NOT NULL,
    rejects TEXT,
    evidence TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT;

CREATE INDEX claims_of_page ON claims (page);
CREATE INDEX claims_of_question ON claims (question);

-- What follows is derived from all claims and made again whenever pages are added.
CREATE TABLE questions (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    class TEXT NOT NULL,
    "group" TEXT,
    event TEXT,
    period TEXT,
    extent TEXT NOT NULL,
    dimension TEXT NOT NULL,
    low REAL,
    best REAL,
    high REAL,
    unit TEXT NOT NULL,
    origins INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    denials INTEGER NOT NULL,
    record TEXT NOT NULL,
    estimate TEXT NOT NULL
) STRICT;

CREATE TABLE statements (
    id TEXT PRIMARY KEY,
    speaker TEXT NOT NULL,
    source_key TEXT NOT NULL,
    origin TEXT NOT NULL,
    occasion TEXT,
    said TEXT,
    record TEXT NOT NULL
) STRICT;

CREATE TABLE statement_claims (
    claim TEXT PRIMARY KEY,
    statement TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX claims_of_statement ON statement_claims (statement);

CREATE TABLE positions (
    question TEXT NOT NULL,
    statement TEXT NOT NULL,
    stance TEXT NOT NULL,
    claim TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (question, statement, stance)
) STRICT, WITHOUT ROWID;

CREATE TABLE relations (
    kind TEXT NOT NULL,
    from_question TEXT NOT NULL,
    from_statement TEXT NOT NULL,
    to_question TEXT NOT NULL,
    to_statement TEXT NOT NULL,
    sentence TEXT NOT NULL,
    PRIMARY KEY (kind, from_question, from_statement, to_question, to_statement)
) STRICT, WITHOUT ROWID;

CREATE INDEX relations_from ON relations (from_question);
CREATE INDEX relations_to ON relations (to_question);
