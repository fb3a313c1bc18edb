-- A ledger as schema version 1 stores it: two pages, frozen. Later versions must open it.
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
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
INSERT INTO "articles" VALUES('p-edeb24f450eaf628','Chief speaks

The front has grown to about 6,500, General Pell told the press, with up to 4,000 of them at the Tajik border.

Minister Dass rejected the claim.','ef826e4ad7352e07',0,12,'Courier',NULL,NULL,NULL,'{"outlet":{"known":{"value":"Courier","from":"metadata"}},"byline":{"unknown":{"reason":"the text was taken as it stands"}},"published":{"unknown":{"reason":"the text was taken as it stands"}},"dateline":{"unknown":{"reason":"the text was taken as it stands"}},"credit":{"unknown":{"reason":"the text was taken as it stands"}},"language":{"unknown":{"reason":"the text was taken as it stands"}}}');
INSERT INTO "articles" VALUES('p-0afb1358c5cfc272','4000 fighters at the border: Pell

Pell said the front has 6500 fighters.

A report speaks of several thousand.','9a15d19a14a1befa',0,33,'Mirror',NULL,NULL,NULL,'{"outlet":{"known":{"value":"Mirror","from":"metadata"}},"byline":{"unknown":{"reason":"the text was taken as it stands"}},"published":{"unknown":{"reason":"the text was taken as it stands"}},"dateline":{"unknown":{"reason":"the text was taken as it stands"}},"credit":{"unknown":{"reason":"the text was taken as it stands"}},"language":{"unknown":{"reason":"the text was taken as it stands"}}}');
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
INSERT INTO "claims" VALUES('c-edeb24f450eaf628-0037','p-edeb24f450eaf628','q-blue-front-fighters-in-afghanistan',37,48,'about 6,500',6500.0,6500.0,'about','count','about 6,500',NULL,'Ivo Pell','ivo pell','asserted',NULL,'The front has grown to about 6,500, General Pell told the press, with up to 4,000 of them at the Tajik border.','{"id":"c-edeb24f450eaf628-0037","page":"p-edeb24f450eaf628","part":"body","evidence":{"span":{"start":14,"end":124},"text":"The front has grown to about 6,500, General Pell told the press, with up to 4,000 of them at the Tajik border."},"quantity":{"words":{"span":{"start":37,"end":48},"text":"about 6,500"},"value":{"about":6500.0},"unit":"count","kind":"figure","change":null,"counted":null},"subject":{"words":{"span":{"start":37,"end":48},"text":"about 6,500"},"group":"blue-front","class":"fighters"},"event":null,"places":[{"words":{"span":{"start":37,"end":48},"text":"about 6,500"},"area":{"country":"AF"}}],"time":null,"source":{"name":"Ivo Pell","mention":null,"role":null,"kind":"person","key":"ivo pell"},"cue":null,"via":[],"occasion":{"words":{"span":{"start":37,"end":48},"text":"about 6,500"},"kind":"press-conference","with":null,"time":null},"stance":"asserted","rejects":null,"extent":"stock","why":[]}');
INSERT INTO "claims" VALUES('c-edeb24f450eaf628-0084','p-edeb24f450eaf628','q-blue-front-fighters-near-tajikistan-border',84,95,'up to 4,000',NULL,4000.0,'up_to','count','up to 4,000',NULL,'Ivo Pell','ivo pell','asserted',NULL,'The front has grown to about 6,500, General Pell told the press, with up to 4,000 of them at the Tajik border.','{"id":"c-edeb24f450eaf628-0084","page":"p-edeb24f450eaf628","part":"body","evidence":{"span":{"start":14,"end":124},"text":"The front has grown to about 6,500, General Pell told the press, with up to 4,000 of them at the Tajik border."},"quantity":{"words":{"span":{"start":84,"end":95},"text":"up to 4,000"},"value":{"up_to":4000.0},"unit":"count","kind":"figure","change":null,"counted":null},"subject":{"words":{"span":{"start":84,"end":95},"text":"up to 4,000"},"group":"blue-front","class":"fighters"},"event":null,"places":[{"words":{"span":{"start":84,"end":95},"text":"up to 4,000"},"area":{"border":{"country":"TJ"}}}],"time":null,"source":{"name":"Ivo Pell","mention":null,"role":null,"kind":"person","key":"ivo pell"},"cue":null,"via":[],"occasion":null,"stance":"asserted","rejects":null,"extent":"stock","why":[]}');
INSERT INTO "claims" VALUES('c-edeb24f450eaf628-0149','p-edeb24f450eaf628','q-blue-front-fighters-in-afghanistan',149,158,'the claim',6500.0,6500.0,'about','count','the claim',NULL,'Amin Dass','amin dass','denied','c-edeb24f450eaf628-0037','Minister Dass rejected the claim.','{"id":"c-edeb24f450eaf628-0149","page":"p-edeb24f450eaf628","part":"body","evidence":{"span":{"start":126,"end":159},"text":"Minister Dass rejected the claim."},"quantity":{"words":{"span":{"start":149,"end":158},"text":"the claim"},"value":{"about":6500.0},"unit":"count","kind":"figure","change":null,"counted":null},"subject":{"words":{"span":{"start":149,"end":158},"text":"the claim"},"group":"blue-front","class":"fighters"},"event":null,"places":[{"words":{"span":{"start":149,"end":158},"text":"the claim"},"area":{"country":"AF"}}],"time":null,"source":{"name":"Amin Dass","mention":null,"role":null,"kind":"person","key":"amin dass"},"cue":null,"via":[],"occasion":null,"stance":"denied","rejects":"c-edeb24f450eaf628-0037","extent":"stock","why":[]}');
INSERT INTO "claims" VALUES('c-0afb1358c5cfc272-0000','p-0afb1358c5cfc272','q-blue-front-fighters-near-tajikistan-border',0,4,'4000',4000.0,4000.0,'exact','count','4000',NULL,'Ivo Pell','ivo pell','asserted',NULL,'4000 fighters at the border: Pell','{"id":"c-0afb1358c5cfc272-0000","page":"p-0afb1358c5cfc272","part":"headline","evidence":{"span":{"start":0,"end":33},"text":"4000 fighters at the border: Pell"},"quantity":{"words":{"span":{"start":0,"end":4},"text":"4000"},"value":{"exact":4000.0},"unit":"count","kind":"figure","change":null,"counted":null},"subject":{"words":{"span":{"start":0,"end":4},"text":"4000"},"group":"blue-front","class":"fighters"},"event":null,"places":[{"words":{"span":{"start":0,"end":4},"text":"4000"},"area":{"border":{"country":"TJ"}}}],"time":null,"source":{"name":"Ivo Pell","mention":null,"role":null,"kind":"person","key":"ivo pell"},"cue":null,"via":[],"occasion":null,"stance":"asserted","rejects":null,"extent":"stock","why":[]}');
INSERT INTO "claims" VALUES('c-0afb1358c5cfc272-0059','p-0afb1358c5cfc272','q-blue-front-fighters-in-afghanistan',59,63,'6500',6500.0,6500.0,'exact','count','6500',NULL,'Ivo Pell','ivo pell','asserted',NULL,'Pell said the front has 6500 fighters.','{"id":"c-0afb1358c5cfc272-0059","page":"p-0afb1358c5cfc272","part":"body","evidence":{"span":{"start":35,"end":73},"text":"Pell said the front has 6500 fighters."},"quantity":{"words":{"span":{"start":59,"end":63},"text":"6500"},"value":{"exact":6500.0},"unit":"count","kind":"figure","change":null,"counted":null},"subject":{"words":{"span":{"start":59,"end":63},"text":"6500"},"group":"blue-front","class":"fighters"},"event":null,"places":[{"words":{"span":{"start":59,"end":63},"text":"6500"},"area":{"country":"AF"}}],"time":null,"source":{"name":"Ivo Pell","mention":null,"role":null,"kind":"person","key":"ivo pell"},"cue":null,"via":[],"occasion":{"words":{"span":{"start":59,"end":63},"text":"6500"},"kind":"press-conference","with":null,"time":null},"stance":"asserted","rejects":null,"extent":"stock","why":[]}');
INSERT INTO "claims" VALUES('c-0afb1358c5cfc272-0094','p-0afb1358c5cfc272','q-blue-front-fighters-in-afghanistan',94,110,'several thousand',1000.0,NULL,'vague','count','several thousand',NULL,'United Nations','united nations','asserted',NULL,'A report speaks of several thousand.','{"id":"c-0afb1358c5cfc272-0094","page":"p-0afb1358c5cfc272","part":"body","evidence":{"span":{"start":75,"end":111},"text":"A report speaks of several thousand."},"quantity":{"words":{"span":{"start":94,"end":110},"text":"several thousand"},"value":{"vague":{"low":1000.0,"high":null}},"unit":"count","kind":"figure","change":null,"counted":null},"subject":{"words":{"span":{"start":94,"end":110},"text":"several thousand"},"group":"blue-front","class":"fighters"},"event":null,"places":[{"words":{"span":{"start":94,"end":110},"text":"several thousand"},"area":{"country":"AF"}}],"time":null,"source":{"name":"United Nations","mention":null,"role":null,"kind":"person","key":"united nations"},"cue":null,"via":[],"occasion":null,"stance":"asserted","rejects":null,"extent":"stock","why":[]}');
CREATE TABLE notices (
    page TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    PRIMARY KEY (page, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE page_locations (
    page TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
    location TEXT NOT NULL,
    PRIMARY KEY (page, location)
) STRICT, WITHOUT ROWID;
INSERT INTO "page_locations" VALUES('p-0afb1358c5cfc272','mirror.txt');
INSERT INTO "page_locations" VALUES('p-edeb24f450eaf628','courier.txt');
CREATE TABLE pages (
    id TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    reader TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "pages" VALUES('p-0afb1358c5cfc272',111,'0.1.0');
INSERT INTO "pages" VALUES('p-edeb24f450eaf628',159,'0.1.0');
CREATE TABLE positions (
    question TEXT NOT NULL,
    statement TEXT NOT NULL,
    stance TEXT NOT NULL,
    claim TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (question, statement, stance)
) STRICT, WITHOUT ROWID;
INSERT INTO "positions" VALUES('q-blue-front-fighters-in-afghanistan','s-0afb1358c5cfc272-0000','asserted','c-edeb24f450eaf628-0037','{"statement":"s-0afb1358c5cfc272-0000","question":"q-blue-front-fighters-in-afghanistan","stance":"asserted","value":{"about":6500.0},"unit":"count","figure":"about 6,500","claim":"c-edeb24f450eaf628-0037","speaker":"Ivo Pell","origin":"source:ivo pell","said":"unknown"}');
INSERT INTO "positions" VALUES('q-blue-front-fighters-in-afghanistan','s-0afb1358c5cfc272-0094','asserted','c-0afb1358c5cfc272-0094','{"statement":"s-0afb1358c5cfc272-0094","question":"q-blue-front-fighters-in-afghanistan","stance":"asserted","value":{"vague":{"low":1000.0,"high":null}},"unit":"count","figure":"several thousand","claim":"c-0afb1358c5cfc272-0094","speaker":"United Nations","origin":"source:united nations","said":"unknown"}');
INSERT INTO "positions" VALUES('q-blue-front-fighters-in-afghanistan','s-edeb24f450eaf628-0149','denied','c-edeb24f450eaf628-0149','{"statement":"s-edeb24f450eaf628-0149","question":"q-blue-front-fighters-in-afghanistan","stance":"denied","value":{"about":6500.0},"unit":"count","figure":"the claim","claim":"c-edeb24f450eaf628-0149","speaker":"Amin Dass","origin":"source:amin dass","said":"unknown"}');
INSERT INTO "positions" VALUES('q-blue-front-fighters-near-tajikistan-border','s-0afb1358c5cfc272-0000','asserted','c-edeb24f450eaf628-0084','{"statement":"s-0afb1358c5cfc272-0000","question":"q-blue-front-fighters-near-tajikistan-border","stance":"asserted","value":{"up_to":4000.0},"unit":"count","figure":"up to 4,000","claim":"c-edeb24f450eaf628-0084","speaker":"Ivo Pell","origin":"source:ivo pell","said":"unknown"}');
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
INSERT INTO "questions" VALUES('q-blue-front-fighters-in-afghanistan','Blue Front fighters in Afghanistan','fighters','blue-front',NULL,NULL,'stock','count',1000.0,6500.0,6500.0,'count',2,3,4,1,'{"id":"q-blue-front-fighters-in-afghanistan","title":"Blue Front fighters in Afghanistan","key":{"class":"fighters","group":"blue-front","event":null,"places":[{"country":"AF"}],"period":null,"extent":"stock","dimension":"count","scope":"anywhere"}}','{"policy":"origins","low":{"value":1000.0,"open":false},"best":6500.0,"high":{"value":6500.0,"open":false},"unit":"count","origins":2,"denials":1,"steps":["Ivo Pell: “about 6,500”, read as ≈6,500.","United Nations: “several thousand”, read as ≥1,000.","Amin Dass denies it (“the claim”): listed, not counted.","Low is the lowest figure, 1,000.","High is the highest figure, 6,500.","Best is 6,500: 2 of 2 origins can be right with it; of equals, the lower."]}');
INSERT INTO "questions" VALUES('q-blue-front-fighters-near-tajikistan-border','Blue Front fighters near the Tajikistan border','fighters','blue-front',NULL,NULL,'stock','count',4000.0,4000.0,4000.0,'count',1,1,2,0,'{"id":"q-blue-front-fighters-near-tajikistan-border","title":"Blue Front fighters near the Tajikistan border","key":{"class":"fighters","group":"blue-front","event":null,"places":[{"border":{"country":"TJ"}}],"period":null,"extent":"stock","dimension":"count","scope":"anywhere"}}','{"policy":"origins","low":{"value":4000.0,"open":true},"best":4000.0,"high":{"value":4000.0,"open":false},"unit":"count","origins":1,"denials":0,"steps":["Ivo Pell: “up to 4,000”, read as ≤4,000.","Low is the lowest figure, 4,000, open: nobody says how far.","High is the highest figure, 4,000.","Best is 4,000: the one origin can be right with it; of equals, the lower."]}');
CREATE TABLE relations (
    kind TEXT NOT NULL,
    from_question TEXT NOT NULL,
    from_statement TEXT NOT NULL,
    to_question TEXT NOT NULL,
    to_statement TEXT NOT NULL,
    sentence TEXT NOT NULL,
    PRIMARY KEY (kind, from_question, from_statement, to_question, to_statement)
) STRICT, WITHOUT ROWID;
INSERT INTO "relations" VALUES('agrees','q-blue-front-fighters-in-afghanistan','s-0afb1358c5cfc272-0000','q-blue-front-fighters-in-afghanistan','s-0afb1358c5cfc272-0094','Ivo Pell (≈6,500) and United Nations (≥1,000) can both be true.');
INSERT INTO "relations" VALUES('denies','q-blue-front-fighters-in-afghanistan','s-edeb24f450eaf628-0149','q-blue-front-fighters-in-afghanistan','s-0afb1358c5cfc272-0000','Amin Dass denies what Ivo Pell says (≈6,500).');
INSERT INTO "relations" VALUES('part_of','q-blue-front-fighters-near-tajikistan-border','s-0afb1358c5cfc272-0000','q-blue-front-fighters-in-afghanistan','s-0afb1358c5cfc272-0000','≤4,000 is part of ≈6,500: Ivo Pell “up to 4,000” fits within “about 6,500”.');
CREATE TABLE statement_claims (
    claim TEXT PRIMARY KEY,
    statement TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "statement_claims" VALUES('c-0afb1358c5cfc272-0000','s-0afb1358c5cfc272-0000');
INSERT INTO "statement_claims" VALUES('c-0afb1358c5cfc272-0059','s-0afb1358c5cfc272-0000');
INSERT INTO "statement_claims" VALUES('c-edeb24f450eaf628-0037','s-0afb1358c5cfc272-0000');
INSERT INTO "statement_claims" VALUES('c-edeb24f450eaf628-0084','s-0afb1358c5cfc272-0000');
INSERT INTO "statement_claims" VALUES('c-0afb1358c5cfc272-0094','s-0afb1358c5cfc272-0094');
INSERT INTO "statement_claims" VALUES('c-edeb24f450eaf628-0149','s-edeb24f450eaf628-0149');
CREATE TABLE statements (
    id TEXT PRIMARY KEY,
    speaker TEXT NOT NULL,
    source_key TEXT NOT NULL,
    origin TEXT NOT NULL,
    occasion TEXT,
    said TEXT,
    record TEXT NOT NULL
) STRICT;
INSERT INTO "statements" VALUES('s-0afb1358c5cfc272-0000','Ivo Pell','ivo pell','source:ivo pell','about 6,500',NULL,'{"id":"s-0afb1358c5cfc272-0000","speaker":{"name":"Ivo Pell","role":null,"key":"ivo pell","voice":"source"},"occasion":"about 6,500","said":"unknown","origin":{"kind":"source","key":"ivo pell"},"claims":["c-0afb1358c5cfc272-0000","c-0afb1358c5cfc272-0059","c-edeb24f450eaf628-0037","c-edeb24f450eaf628-0084"],"drift":[{"kind":"hedge_dropped","question":"q-blue-front-fighters-in-afghanistan","from":"c-edeb24f450eaf628-0037","to":"c-0afb1358c5cfc272-0059","sentence":"“about 6,500” in the text of Courier stands as “6500” in the text of Mirror: the hedge is gone."},{"kind":"hedge_dropped","question":"q-blue-front-fighters-near-tajikistan-border","from":"c-edeb24f450eaf628-0084","to":"c-0afb1358c5cfc272-0000","sentence":"“up to 4,000” in the text of Courier stands as “4000” in the headline of Mirror: the hedge is gone."}]}');
INSERT INTO "statements" VALUES('s-0afb1358c5cfc272-0094','United Nations','united nations','source:united nations',NULL,NULL,'{"id":"s-0afb1358c5cfc272-0094","speaker":{"name":"United Nations","role":null,"key":"united nations","voice":"source"},"occasion":null,"said":"unknown","origin":{"kind":"source","key":"united nations"},"claims":["c-0afb1358c5cfc272-0094"],"drift":[]}');
INSERT INTO "statements" VALUES('s-edeb24f450eaf628-0149','Amin Dass','amin dass','source:amin dass',NULL,NULL,'{"id":"s-edeb24f450eaf628-0149","speaker":{"name":"Amin Dass","role":null,"key":"amin dass","voice":"source"},"occasion":null,"said":"unknown","origin":{"kind":"source","key":"amin dass"},"claims":["c-edeb24f450eaf628-0149"],"drift":[]}');
CREATE INDEX claims_of_page ON claims (page);
CREATE INDEX claims_of_question ON claims (question);
CREATE INDEX claims_of_statement ON statement_claims (statement);
CREATE INDEX relations_from ON relations (from_question);
CREATE INDEX relations_to ON relations (to_question);
PRAGMA application_id = 1398896979;
PRAGMA user_version = 1;
COMMIT;
