//! Place expressions over the tokens of one sentence: a name of the gazetteer or of the text's own entities, what
//! narrows it ("northern", "the north of", "the border of"), and what goes on with it ("province", ", India").

use crate::document::{Document, Sentence, Token, TokenKind};
use crate::entity::{Entities, EntityKind, MentionForm};
use crate::place::gazetteer::{self, Entry, EntryKind};
use crate::place::{Area, Level, Locality};
use crate::place::{geonames, sort};
use crate::text::Span;

/// Reads place expressions in one sentence.
pub struct Expressions<'a> {
    pub document: &'a Document<'a>,
    pub entities: &'a Entities,
    pub sentence: &'a Sentence,
}

/// An expression where it stands.
#[derive(Clone, Debug)]
pub struct Expression {
    pub tokens: std::ops::Range<usize>,
    pub area: Area,
}

/// Words of an unknown name.
const LONGEST: usize = 6;

impl Expressions<'_> {
    /// The expression that begins with token `at`.
    pub fn at(&self, at: usize) -> Option<Expression> {
        self.border(at)
            .or_else(|| self.part(at))
            .or_else(|| self.owned_border(at))
            .or_else(|| self.described(at))
            .or_else(|| self.named(at))
            .or_else(|| self.this_country(at))
            .or_else(|| self.of_this_country(at))
            .or_else(|| self.nationwide(at))
    }

    /// "the Tajik border", "the border with Tajikistan", "the Afghan-Pakistani border", "Central Asian borders".
    fn border(&self, at: usize) -> Option<Expression> {
        let start = at + usize::from(matches!(self.lower(at), "the" | "The" | "its"));
        let sided = start + usize::from(direction(self.word(start)).is_some());
        let side = direction(self.word(start));
        if is_border(self.lower(sided)) {
            let next = sided + 1;
            if !matches!(self.lower(next), "with" | "of" | "between" | "to") {
                return None;
            }
            let article = next + 1 + usize::from(self.lower(next + 1) == "the");
            let (count, entry) = self.place_name(article)?;
            let mut end = article + count;
            // "the border with Turkmenistan and Tajikistan" names both.
            if self.lower(end) == "and"
                && let Some((count, _)) = self.place_name(end + 1)
            {
                end += 1 + count;
            }
            return Some(self.found(at, end, Area::Border(Box::new(parted(entry.area(), side)))));
        }
        let adjective = gazetteer::demonym(self.document.text, self.rest(sided));
        let (count, entry) = adjective.or_else(|| self.place_name(sided))?;
        let end = sided + count;
        if is_border(self.lower(end)) {
            let end = end + 1 + usize::from(matches!(self.lower(end + 1), "region" | "area" | "areas" | "regions"));
            return Some(self.found(at, end, Area::Border(Box::new(parted(entry.area(), side)))));
        }
        let sided_after = direction(self.word(end)).filter(|_| is_border(self.lower(end + 1)));
        sided_after.map(|side| self.found(at, end + 2, Area::Border(Box::new(parted(entry.area(), Some(side))))))
    }

    /// "Tajikistan's southern border", "Iraq's north".
    fn owned_border(&self, at: usize) -> Option<Expression> {
        let (count, entry) = self.place_name(at)?;
        let end = at + count;
        if !matches!(self.word(end), "'s" | "’s" | "'" | "’") {
            return None;
        }
        let side = direction(self.word(end + 1));
        let after = end + 1 + usize::from(side.is_some());
        if is_border(self.lower(after)) {
            let with = self.lower(after + 1) == "with";
            let other = with.then(|| self.place_name(after + 2)).flatten();
            let stop = other.map_or(after + 1, |(count, _)| after + 2 + count);
            return Some(self.found(at, stop, Area::Border(Box::new(parted(entry.area(), side)))));
        }
        let side = side.filter(|_| is_noun_of_direction(self.lower(end + 1)))?;
        Some(self.found(at, end + 2, parted(entry.area(), Some(side))))
    }

    /// "northern Afghanistan", "the north of Afghanistan", "central Berlin", "north-eastern provinces of Iran",
    /// "downtown Atlanta".
    fn part(&self, at: usize) -> Option<Expression> {
        let start = at + usize::from(matches!(self.lower(at), "the" | "The"));
        let side = direction(self.word(start))?;
        let mut next = start + 1;
        if is_part_noun(self.lower(next)) {
            next += 1;
        }
        if self.lower(next) == "of" && (next > start + 1 || is_noun_of_direction(self.lower(start))) {
            let article = next + 1 + usize::from(self.lower(next + 1) == "the");
            let (count, entry) = self.place_name(article)?;
            return Some(self.found(at, article + count, parted(entry.area(), Some(side))));
        }
        if next > start + 1 {
            return None;
        }
        let (count, entry) = self.place_name(next)?;
        let end = self.with_kind(next + count);
        // "northern Badakhshan" opens the expression at its side, not at "the" before it.
        Some(self.found(start, end, parted(entry.area(), Some(side))))
    }

    /// "the provinces of Badakhshan" is no expression, its names are; "the city of Kano", "Kano state" are.
    fn described(&self, at: usize) -> Option<Expression> {
        let start = at + usize::from(matches!(self.lower(at), "the" | "The"));
        let kinds = matches!(
            self.lower(start),
            "city"
                | "town"
                | "province"
                | "state"
                | "region"
                | "village"
                | "district"
                | "island"
                | "port"
                | "county"
                | "capital"
                | "municipality"
                | "emirate"
        );
        if !kinds || self.lower(start + 1) != "of" {
            return None;
        }
        let (count, entry) = self.place_name(start + 2)?;
        Some(self.found(start + 2, start + 2 + count, entry.area()))
    }

    /// "Kabul", "Kunduz province", "Bangalore, India", "Tulsa, Okla.", a place that only the text names.
    fn named(&self, at: usize) -> Option<Expression> {
        if let Some((count, entry)) = self.place_name(at) {
            let end = self.with_kind(at + count);
            let entry =
                if matches!(self.lower(end - 1), "city") { Entry { kind: EntryKind::City, ..entry } } else { entry };
            let (end, area) = self.within(end, entry);
            return Some(self.found(at, end, area));
        }
        self.policed(at).or_else(|| self.unknown(at))
    }

    /// "Larvik police", "the Larvik Mayor": a town before those who keep or lead it.
    fn policed(&self, at: usize) -> Option<Expression> {
        /// Words of a town's name.
        const LONGEST: usize = 3;
        let capital = |at: usize| self.word(at).starts_with(char::is_uppercase);
        let inside = at.checked_sub(1).is_some_and(capital) && at > self.sentence.tokens.start + 1;
        let ends = |&end: &usize| matches!(self.word(end), "police" | "Police" | "mayor" | "Mayor");
        let end = (at + 1..=at + LONGEST).take_while(|&end| capital(end - 1)).find(ends)?;
        let name = self.span(at, end).slice(self.document.text);
        (!inside && !NO_TOWNS.contains(&name) && geonames::is_town(name))
            .then(|| self.found(at, end, Area::Unknown(name.to_lowercase())))
    }

    /// "in the country", "across the city": the place that was named last, by its sort.
    fn this_country(&self, at: usize) -> Option<Expression> {
        let placed = at.checked_sub(1).is_some_and(|before| {
            matches!(self.lower(before), "in" | "across" | "throughout" | "In" | "Across" | "within" | "around")
        });
        let named =
            matches!(self.lower(at + 1), "country" | "city" | "municipality" | "kingdom" | "Kingdom" | "island");
        let article = matches!(self.lower(at), "the" | "this");
        let ends = !matches!(self.word(at + 2), "of" | "'s" | "’s")
            && self.token(at + 2).is_none_or(|token| !token.tag.is_noun());
        (placed && named && article && ends)
            .then(|| self.found(at, at + 2, Area::Unknown(format!("the {}", self.lower(at + 1).to_lowercase()))))
    }

    /// "The country's 30 million voters": likewise, where one was named.
    fn of_this_country(&self, at: usize) -> Option<Expression> {
        let article = matches!(self.lower(at), "the" | "The" | "this" | "This" | "our" | "Our");
        let noun = self.lower(at + 1).to_lowercase();
        let named =
            matches!(noun.as_str(), "country" | "nation" | "kingdom" | "state" | "province" | "city" | "island");
        let owns = matches!(self.word(at + 2), "'s" | "’s") || self.word(at + 2) == "’" && self.word(at + 3) == "s";
        (article && named && owns).then(|| self.found(at, at + 2, Area::Unknown(format!("the {noun}'s"))))
    }

    /// "2,000 people nationwide": likewise; a "nationwide poll" is none, nor whom it asked, "voters nationwide".
    fn nationwide(&self, at: usize) -> Option<Expression> {
        let asked = at.checked_sub(1).is_some_and(|before| {
            matches!(self.word(before), "voters" | "adults" | "respondents" | "Americans" | "Democrats" | "Republicans")
        });
        let alone = self.token(at + 1).is_none_or(|next| !next.tag.is_noun() && !next.tag.is_adjective());
        (self.lower(at) == "nationwide" && alone && !asked)
            .then(|| self.found(at, at + 1, Area::Unknown("nationwide".to_owned())))
    }

    /// The larger place after a comma: "Paris, Texas" is not in France.
    fn within(&self, end: usize, entry: Entry) -> (usize, Area) {
        let area = entry.area();
        if self.word(end) != "," || matches!(entry.kind, EntryKind::Country | EntryKind::Region) {
            return (end, area);
        }
        let Some((count, outer)) = self.outer(end + 1) else { return (end, area) };
        // "in Lagos, Kano and Jos" is a list: only a larger place that holds this one, or a state, goes with it.
        let holds = matches!(outer.kind, EntryKind::Country | EntryKind::State | EntryKind::Province)
            && outer.kind != entry.kind
            && (outer.country == entry.country || outer.kind == EntryKind::State);
        if !holds {
            return (end, area);
        }
        let place = Locality::new(entry.name, Level::Town, outer.country);
        let inside = matches!(outer.kind, EntryKind::State | EntryKind::Province);
        let place = if inside { place.inside(outer.name) } else { place };
        (end + 1 + count, Area::Within(place))
    }

    /// "Kunduz" + "province".
    fn with_kind(&self, end: usize) -> usize {
        let kind = matches!(
            self.lower(end),
            "province"
                | "state"
                | "region"
                | "district"
                | "city"
                | "county"
                | "governorate"
                | "prefecture"
                | "area"
                | "valley"
                | "peninsula"
        );
        end + usize::from(kind)
    }

    /// A name that the gazetteer does not know: an entity that is a place by its head word, or a name after "in" that
    /// is nobody's.
    fn unknown(&self, at: usize) -> Option<Expression> {
        let token = self.token(at)?;
        if token.kind != TokenKind::Word || !self.word(at).starts_with(char::is_uppercase) {
            return None;
        }
        let mention = self.entities.mention_at(token.span.start)?;
        let starts = mention.words.span.start == token.span.start;
        let kind = self.entities.of(mention).kind;
        let placed = at.checked_sub(1).is_some_and(|before| {
            matches!(self.lower(before), "in" | "near" | "around" | "outside" | "In" | "Near" | "at" | "across")
                || self.lower(before) == "the"
                    && before > 0
                    && matches!(self.lower(before - 1), "in" | "near" | "outside" | "around")
        });
        let short = mention.words.text.chars().count() <= 2;
        let currency = short || self.token(at + 1).is_some_and(|token| token.kind == TokenKind::Number);
        let length = self.rest(at).iter().take_while(|token| token.span.end <= mention.words.span.end).count();
        let end = self.with_kind(at + length.clamp(1, LONGEST));
        let outer = if self.word(end) == "," { self.outer(end + 1) } else { None };
        let outer = outer.filter(|(_, outer)| matches!(outer.kind, EntryKind::Country | EntryKind::State));
        // "In Eagan" is a town, also where the text says "Eagan" for its police; "at Larvik Hospital" is a building.
        let named = mention.words.text.as_str();
        let short = |longer: &str| {
            named.contains(char::is_lowercase) && longer.strip_prefix(named).is_some_and(|rest| rest.starts_with(' '))
        };
        let treated = self.treats(at, named);
        let site = |name: &str| name.rsplit(' ').next().is_some_and(|last| SITES.contains(&last)) && name.contains(' ');
        let whole = self.entities.of(mention).name.as_str();
        // "In the Polldesk average" is no place.
        let made =
            matches!(self.lower(end), "average" | "averages" | "poll" | "polls" | "survey" | "surveys" | "index");
        if made && kind != EntityKind::Place {
            return None;
        }
        let town = || {
            let known = geonames::is_large_town(named) || short(whole) && self.entities.of(mention).canonical.is_none();
            kind == EntityKind::Organisation && (placed && (known || site(named)) || treated)
        };
        let is_place = kind == EntityKind::Place
            || kind == EntityKind::Unknown && (placed && !currency || outer.is_some())
            || town();
        if !starts || mention.form != MentionForm::Name || !is_place {
            return None;
        }
        let name = mention.words.text.to_lowercase();
        if let Some((count, outer)) = outer {
            let (name, levels) = sort::of(&mention.words.text);
            let level = levels.map_or(Level::Town, |levels| levels[0]);
            let place = Locality::new(name, level, outer.country);
            let place = if outer.kind == EntryKind::State { place.inside(outer.name) } else { place };
            return Some(self.found(at, end + 1 + count, Area::Within(place)));
        }
        Some(self.found(at, end, Area::Unknown(name)))
    }

    /// "Taken to Larvik Hospital".
    fn treats(&self, at: usize, name: &str) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.lower(before));
        let before = if before == "the" && at > 1 { self.lower(at - 2) } else { before };
        let hospital =
            ["Hospital", "Medical Center", "Medical Centre", "Trauma Center"].iter().any(|last| name.ends_with(last));
        hospital && matches!(before, "to" | "into" | "at" | "in")
    }

    /// "Afghan" before a noun: no place by itself, but a hint of one.
    pub fn adjective(&self, at: usize) -> Option<Expression> {
        let (count, entry) = gazetteer::demonym(self.document.text, self.rest(at))?;
        Some(self.found(at, at + count, entry.area()))
    }

    /// A name of the gazetteer that is no part of a person's or a body's name.
    fn place_name(&self, at: usize) -> Option<(usize, Entry)> {
        let (count, entry) = gazetteer::name(self.document.text, self.rest(at))?;
        let span = self.span(at, at + count);
        let free = self.entities.mention_at(self.document.tokens[at + count - 1].span.start).is_none_or(|mention| {
            let kind = self.entities.of(mention).kind;
            // A seat of government that acts is still where it is; a longer name holds the place only as a word.
            let body = mention.words.span.start == span.start && BODIES.contains(&self.word(at + count));
            kind == EntityKind::Place && mention.words.span.len() <= span.len() + ARTICLE
                || (mention.words.span == span || body) && kind != EntityKind::Person
        });
        let whole = self.word(at + count - 1).ends_with('.') || !self.is_glued(at + count);
        // "Mount Sinai" is not where Sinai is.
        let mount = at
            .checked_sub(1)
            .is_some_and(|before| matches!(self.word(before), "Mount" | "Mt." | "Fort" | "Lake" | "Cape"));
        let street = STREETS.contains(&self.word(at + count));
        (free && whole && !street && !mount).then_some((count, entry))
    }

    /// A larger place after a comma: "Texas", "Tex.", "TX".
    fn outer(&self, at: usize) -> Option<(usize, Entry)> {
        self.place_name(at).or_else(|| gazetteer::postal(self.word(at)).map(|state| (1, state)))
    }

    fn is_glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            token.kind == TokenKind::Word
                && token.span.start == self.document.tokens[at - 1].span.end
                && !self.word(at).starts_with(['\'', '’'])
        })
    }

    fn found(&self, start: usize, end: usize, area: Area) -> Expression {
        Expression { tokens: start..end.min(self.sentence.tokens.end), area }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        self.document.tokens[start].span.cover(self.document.tokens[end - 1].span)
    }

    fn token(&self, index: usize) -> Option<&Token> {
        self.sentence.tokens.contains(&index).then(|| &self.document.tokens[index])
    }

    fn word(&self, index: usize) -> &str {
        self.token(index).map_or("", |token| token.text(self.document.text))
    }

    /// Small words only are compared, so the case of the text is good enough.
    fn lower(&self, index: usize) -> &str {
        self.word(index)
    }

    fn rest(&self, index: usize) -> &[Token] {
        let end = self.sentence.tokens.end;
        &self.document.tokens[index.min(end)..end]
    }
}

/// What makes a building or a ground of a body's name.
#[rustfmt::skip]
const SITES: &[&str] = &[
    "Hospital", "School", "College", "Park", "Prison", "Jail", "Church", "Mosque", "Airport", "Station", "Stadium", "Mall", "Hotel",
    "Clinic", "Cemetery", "Mine", "Port", "Camp", "Base", "Farm", "Playground", "Temple", "Market", "Museum", "Square",
];

/// What makes a body of a place's name: "Larvik police".
const BODIES: &[&str] = &[
    "police",
    "Police",
    "authorities",
    "officials",
    "council",
    "Council",
    "sheriff",
    "residents",
    "firefighters",
    "prosecutors",
];

/// What police are called by that is a town somewhere, too.
const NO_TOWNS: &[&str] =
    &["Police", "Metro", "Federal", "Many", "Park", "State", "Military", "Union", "Mobile", "Local"];

/// What makes a street of a name: "New York Ave."
const STREETS: &[&str] =
    &["Street", "St.", "Avenue", "Ave", "Ave.", "Road", "Rd.", "Boulevard", "Blvd.", "Drive", "Lane"];

/// Bytes of "the " before a name.
const ARTICLE: usize = 4;

fn parted(area: Area, part: Option<&'static str>) -> Area {
    match part {
        Some(part) => Area::Part { of: Box::new(area), part: part.to_owned() },
        None => area,
    }
}

fn is_border(word: &str) -> bool {
    matches!(word, "border" | "borders" | "frontier" | "Border" | "Borders")
}

fn is_noun_of_direction(word: &str) -> bool {
    matches!(
        word,
        "north"
            | "south"
            | "east"
            | "west"
            | "northeast"
            | "northwest"
            | "southeast"
            | "southwest"
            | "north-east"
            | "north-west"
            | "south-east"
            | "south-west"
            | "centre"
            | "center"
            | "heart"
            | "outskirts"
    )
}

fn is_part_noun(word: &str) -> bool {
    matches!(
        word,
        "part"
            | "parts"
            | "region"
            | "regions"
            | "province"
            | "provinces"
            | "districts"
            | "coast"
            | "side"
            | "areas"
            | "cities"
            | "states"
    )
}

/// The part that a word of direction means.
pub(super) fn direction(word: &str) -> Option<&'static str> {
    const SIDES: &[(&str, &str)] = &[
        ("northeast", "north-east"),
        ("northwest", "north-west"),
        ("southeast", "south-east"),
        ("southwest", "south-west"),
        ("north", "north"),
        ("south", "south"),
        ("east", "east"),
        ("west", "west"),
        ("central", "centre"),
        ("centre", "centre"),
        ("center", "centre"),
        ("heart", "centre"),
        ("downtown", "centre"),
        ("coastal", "coast"),
        ("rural", "rural"),
        ("outskirts", "outskirts"),
        ("mainland", "mainland"),
    ];
    let folded = word.to_lowercase().replace('-', "");
    let folded = folded.strip_suffix("ern").or(folded.strip_suffix("ernmost")).unwrap_or(&folded);
    SIDES.iter().find(|(name, _)| *name == folded).map(|(_, part)| *part)
}
