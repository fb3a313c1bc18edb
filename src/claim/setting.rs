//! The setting of a figure: where and when. Rules propose from the expressions in its sentence, the reader proposes from all
//! around it; [`Spots`] weighs them with whatever else the article names.

use std::sync::LazyLock;

use crate::attribution::{self, is_speaker};
use crate::claim::spot::{Asked, Named, Spots, Weighed};
use crate::claim::weights::{Features, Weights};
use crate::claim::{Findings, role, when, whereabouts};
use crate::document::Tag;
use crate::entity::EntityKind;
use crate::place::Place;
use crate::quantity::{Kind, Quantity};
use crate::reader::Roles;
use crate::text::{Span, Words};
use crate::time::Time;

pub static PLACES: LazyLock<Weights> = LazyLock::new(|| Weights::of(include_str!("../../models/places.tsv")));
pub static TIMES: LazyLock<Weights> = LazyLock::new(|| Weights::of(include_str!("../../models/times.tsv")));

/// Where and when the figures of an article may be set.
pub struct Settings<'a> {
    findings: &'a Findings<'a>,
    places: Spots<'a, Place>,
    times: Spots<'a, Time>,
}

/// A figure whose setting is sought.
pub struct Figure<'a> {
    pub quantity: &'a Quantity,
    /// Index of its sentence.
    pub sentence: usize,
    /// What is counted, as a phrase.
    pub counted: Option<Span>,
    pub roles: Option<&'a Roles>,
}

impl<'a> Figure<'a> {
    pub fn of(findings: &Findings<'a>, quantity: &'a Quantity) -> Option<Figure<'a>> {
        let document = findings.document;
        let sentence = document.sentence_at(quantity.words.span.start)?;
        let counted = quantity.counted.as_ref().map(|words| role::phrase(document, words.span));
        Some(Figure { quantity, sentence, counted, roles: findings.readout.roles_of(quantity.words.span) })
    }
}

impl<'a> Settings<'a> {
    pub fn of(findings: &'a Findings<'a>) -> Settings<'a> {
        let roles = &findings.readout.roles;
        let counted = findings.quantities.iter().filter(|quantity| quantity.kind == Kind::Figure);
        let counted =
            counted.filter_map(|quantity| Some(role::phrase(findings.document, quantity.counted.as_ref()?.span)));
        let places = findings.places.iter().filter(|place| {
            !whereabouts::is_counted(findings, place.words.span) && !whereabouts::is_world(&place.area)
        });
        let places = places.cloned();
        let mut places: Vec<Place> =
            places.chain(counted.filter_map(|span| whereabouts::adjective_in(findings, span))).collect();
        places.sort_by_key(|place| place.words.span);
        places.dedup_by(|next, before| next.words.span.overlaps(before.words.span));
        let read = roles.iter().flat_map(|roles| &roles.places).map(|found| found.span);
        let read = unknown(places.iter().map(|place| &place.words), read);
        let mut read: Vec<Place> = read.into_iter().filter_map(|span| place_at(findings, span)).collect();
        read.dedup_by(|next, before| next.words.span == before.words.span);
        let places = Spots::of(findings, places, read, &PLACES);
        let read = roles.iter().filter_map(|roles| roles.time).map(|found| found.span);
        let read = unknown(findings.times.iter().map(|time| &time.words), read);
        let read = read.into_iter().filter(|read| when::tells(read.slice(findings.document.text)));
        let time = |span| Time::vague(Words::of(findings.document.text, span));
        let times = Spots::of(findings, findings.times.to_vec(), read.map(time).collect(), &TIMES);
        Settings { findings, places, times }
    }

    /// The places that the figure is about, nearest first: those of the rules, where the best is one of them.
    pub fn places(&self, figure: &Figure) -> Vec<Place> {
        /// Places that have so much of the best one's share are given with it.
        const BESIDE: f32 = 0.3;
        self.asked_place(figure, |asked| {
            if self.points_back(figure) || whereabouts::bracketed(self.findings, figure.quantity.words.span).is_some() {
                return asked.ruled.to_vec();
            }
            let weighed = self.places.weigh(asked);
            let Some(best) = best(&weighed).filter(|best| best.spot.is_some()) else {
                return if self.is_list(asked, &weighed) { asked.ruled.to_vec() } else { Vec::new() };
            };
            let mention = |weighed: &Weighed| {
                Some(whereabouts::by_name(self.findings, figure.sentence, self.places.mention(weighed.spot?, asked)))
            };
            if mention(best).is_some_and(|best| asked.ruled.iter().any(|place| place.area == best.area)) {
                return asked.ruled.to_vec();
            }
            let beside = weighed.iter().filter(|other| other.share >= BESIDE * best.share);
            let mut places: Vec<Place> = beside.filter_map(mention).collect();
            places.sort_by_key(|place| place.words.span.gap(figure.quantity.words.span));
            places
        })
    }

    /// Whether the places of the rules are a list that is likelier than no place: its members share what speaks for it.
    fn is_list(&self, asked: &Asked<Place>, weighed: &[Weighed]) -> bool {
        /// Members of a list that hardly stands there by the way.
        const LEAST: usize = 3;
        let share = |spot: Option<usize>| {
            weighed.iter().find(|weighed| weighed.spot == spot).map_or(0.0, |weighed| weighed.share)
        };
        let ruled = asked.ruled.iter().filter_map(|place| self.places.index(place)).map(|spot| share(Some(spot)));
        asked.ruled.len() >= LEAST && ruled.sum::<f32>() > share(None)
    }

    /// Whether "there" in a sentence that names no place itself says where: nothing is left to weigh.
    fn points_back(&self, figure: &Figure) -> bool {
        let whole = self.findings.document.sentences[figure.sentence].span;
        let first = self.findings.places.partition_point(|place| place.words.span.start < whole.start);
        let opening = opening(self.findings, figure.sentence);
        let mut here = self.places.mentions_in(whole).iter();
        here.all(|(place, _)| opening.contains(*place))
            && !whereabouts::there(self.findings, figure.sentence, first, opening).is_empty()
    }

    /// When the figure holds.
    pub fn time(&self, figure: &Figure) -> Option<Time> {
        self.asked_time(figure, |asked| {
            let weighed = self.times.weigh(asked);
            Some(self.times.mention(best(&weighed)?.spot?, asked).clone())
        })
    }

    /// All places and all times as they are weighed for a figure.
    pub fn show(&self, figure: &Figure) -> (Vec<WeighedSpot>, Vec<WeighedSpot>) {
        (
            self.asked_place(figure, |asked| shown(&self.places, asked)),
            self.asked_time(figure, |asked| shown(&self.times, asked)),
        )
    }

    fn asked_place<V>(&self, figure: &Figure, ask: impl FnOnce(&Asked<Place>) -> V) -> V {
        let Figure { quantity, sentence, counted, roles } = *figure;
        let (whole, span) = (self.findings.document.sentences[sentence].span, quantity.words.span);
        let here = self.places.mentions_in(whole).iter().map(|(place, _)| *place);
        let barred: Vec<Span> = here.filter(|&place| whereabouts::is_of_another(self.findings, span, place)).collect();
        let ruled = whereabouts::by_rule(self.findings, sentence, span, counted);
        let read: Vec<Span> = roles.map_or(&[][..], |roles| &roles.places).iter().map(|found| found.span).collect();
        ask(&Asked {
            quantity,
            sentence,
            ruled: &ruled,
            read: &read,
            likely: roles.map(|roles| &roles.likely_place),
            barred: &barred,
        })
    }

    fn asked_time<V>(&self, figure: &Figure, ask: impl FnOnce(&Asked<Time>) -> V) -> V {
        let Figure { quantity, sentence, roles, .. } = *figure;
        let (document, span) = (self.findings.document, quantity.words.span);
        let whole = document.sentences[sentence].span;
        let here = self.times.mentions_in(whole).iter().map(|(time, _)| *time);
        let barred: Vec<Span> =
            here.filter(|&time| when::is_of_another(self.findings, whole, quantity, time)).collect();
        let ruled: Vec<Time> = when::by_rule(self.findings, sentence, span, &barred).into_iter().collect();
        let read: Vec<Span> = roles.and_then(|roles| roles.time).iter().map(|found| found.span).collect();
        // How likely the reader finds words to be a time helps on long pages only: of two in a lone sentence it takes neither.
        ask(&Asked { quantity, sentence, ruled: &ruled, read: &read, likely: None, barred: &barred })
    }
}

/// A place, or time, weighed for one figure.
pub struct WeighedSpot {
    /// As the claim would give it; `None`: the figure has none.
    pub words: Option<Words>,
    /// All words that name it, by position.
    pub mentions: Vec<Words>,
    /// Only the reader takes them for a place, or time.
    pub read_only: bool,
    pub share: f32,
    pub features: Features,
}

fn shown<T: Named>(spots: &Spots<T>, asked: &Asked<T>) -> Vec<WeighedSpot> {
    let show = |weighed: Weighed| {
        let named = weighed.spot.map(|spot| spots.named(spot));
        WeighedSpot {
            words: weighed.spot.map(|spot| spots.mention(spot, asked).words().clone()),
            read_only: named.as_ref().is_some_and(|(_, read_only)| *read_only),
            mentions: named.map_or_else(Vec::new, |(mentions, _)| mentions.cloned().collect()),
            share: weighed.share,
            features: weighed.features,
        }
    };
    spots.weigh(asked).into_iter().map(show).collect()
}

fn best(weighed: &[Weighed]) -> Option<&Weighed> {
    weighed.iter().max_by(|left, right| left.share.total_cmp(&right.share))
}

/// Of the spans that the reader found those that overlap none of the known ones, by position; of two that overlap the first.
fn unknown<'a>(known: impl Iterator<Item = &'a Words>, read: impl Iterator<Item = Span>) -> Vec<Span> {
    let known: Vec<Span> = known.map(|words| words.span).collect();
    let is_known = |span: Span| {
        let first = known.partition_point(|known| known.end <= span.start);
        known.get(first).is_some_and(|known| known.overlaps(span))
    };
    let mut read: Vec<Span> = read.filter(|&span| !is_known(span)).collect();
    read.sort();
    read.dedup_by(|next, before| next.overlaps(*before));
    read
}

/// What the reader takes for a place: one that an adjective names, or a place by its words. A name of somebody is none, nor
/// a part of a longer name, unless it is a building or stands where places do ("at Larvik Hospital", "in Kesk's house").
fn place_at(findings: &Findings, span: Span) -> Option<Place> {
    let first = findings.adjectives.partition_point(|place| place.words.span.end <= span.start);
    if let Some(place) = findings.adjectives.get(first).filter(|place| place.words.span.overlaps(span)) {
        return Some(place.clone());
    }
    let mut names = findings.entities.mentions_in(span).map(|mention| findings.entities.of(mention).kind);
    let longer = |whole: Span| whole != span && whole.contains(span);
    let whole = findings.entities.mention_at(span.start).filter(|mention| longer(mention.words.span));
    let part = whole.is_some_and(|mention| findings.entities.of(mention).kind != EntityKind::Place);
    let words = Words::of(findings.document.text, span);
    let tokens = &findings.document.tokens;
    let first = tokens.partition_point(|token| token.span.start < span.start);
    let word = |back: usize| first.checked_sub(back).map_or("", |at| tokens[at].text(findings.document.text));
    let before = if matches!(word(1), "the" | "a" | "an" | "this" | "his" | "her") { word(2) } else { word(1) };
    let site = matches!(words.text.rsplit(' ').next(), Some("campus" | "base" | "grounds" | "island"));
    let placed = LOCATIVE.contains(&before.to_ascii_lowercase().as_str()) || before.eq_ignore_ascii_case("on") && site;
    // "Reached by landline and cellphone" tells how.
    let means = before == "by" && words.text.starts_with(char::is_lowercase);
    (placed || !part && !means && !names.any(is_speaker))
        .then(|| Place { area: findings.surroundings.meaning(&words.text), words })
}

/// Prepositions of where.
const LOCATIVE: &[&str] = &["at", "in", "inside", "outside", "near"];

/// The adverbial that opens the sentence, "In eastern Afghanistan, …": it sets the scene of what is said after it.
fn opening(findings: &Findings, sentence: usize) -> Span {
    let document = findings.document;
    let sentence = &document.sentences[sentence];
    let tokens = &document.tokens[sentence.tokens.clone()];
    let opens = tokens.first().is_some_and(|token| token.tag == Tag::IN);
    let comma = tokens.iter().find(|token| token.text(document.text) == ",").filter(|_| opens);
    Span::new(sentence.span.start, comma.map_or(sentence.span.start, |comma| comma.span.start))
}

/// Where the setting of a figure may stand: within what is said, not beside the saying, or in the adverbial that opens
/// the sentence. "On Tuesday" in "…, police said on Tuesday" is when it was said, "Tehran" in "speaking in Tehran, …"
/// where.
pub struct Scope<'a> {
    /// What is said; `None` where the article says it in its own voice.
    pub content: Option<&'a [Span]>,
    pub opening: Span,
}

impl Scope<'_> {
    pub fn of<'a>(findings: &'a Findings, sentence: usize, figure: Span) -> Scope<'a> {
        let holding = attribution::holding(findings.attributions, figure).map(|index| &findings.attributions[index]);
        let nearest = holding.min_by_key(|attribution| attribution.reach());
        let content = nearest.map(|attribution| attribution.content.as_slice());
        Scope { content, opening: opening(findings, sentence) }
    }

    pub fn holds(&self, span: Span) -> bool {
        self.opening.contains(span)
            || self.content.is_none_or(|content| content.iter().any(|content| content.overlaps(span)))
    }
}

/// Bytes between two spans; what stands before the figure counts double, since English puts place and time after.
pub fn distance(span: Span, figure: Span) -> usize {
    if span.start >= figure.end { span.start - figure.end } else { 2 * figure.start.saturating_sub(span.end) }
}

#[cfg(test)]
mod tests {
    use crate::article;
    use crate::page::PageId;

    /// Places and time of the last figure.
    #[track_caller]
    fn check(text: &str, places: &[&str], time: Option<&str>) {
        let claims = crate::claims(&PageId("p-test".to_owned()), &article::raw(text));
        let last = claims.last().expect("a figure");
        assert_eq!(last.places.iter().map(|place| place.words.text.as_str()).collect::<Vec<_>>(), places);
        assert_eq!(last.time.as_ref().map(|time| time.words.text.as_str()), time);
    }

    #[test]
    fn the_setting_stands_beside_the_figure() {
        check("The council met.\n\nIn November 300 homes were lost in Galway.", &["Galway"], Some("In November"));
        check("The council met.\n\nThe flood took 300 homes.", &[], None);
    }

    #[test]
    fn when_and_where_it_was_said_is_no_setting() {
        let said =
            "The river rose.\n\nSpeaking in Dublin on Tuesday, Marta Kovac said that 300 homes were lost in Galway.";
        check(said, &["Galway"], None);
    }

    #[test]
    fn a_figure_in_brackets_is_of_the_places_before_it() {
        let listed = "The vote.\n\nTurnout fell in Mali (40%), Chad (30%), Benin and Togo (28% each) and Ghana";
        check(&format!("{listed}."), &["Togo", "Benin"], None);
        check(&format!("{listed} (from 25% to 20%)."), &["Ghana"], None);
        check("The vote.\n\nIn Chad, Marta Kovac (30%) won.", &["Chad"], None);
    }

    #[test]
    fn a_place_is_given_by_its_name() {
        check("Mali votes.\n\nThe vote in Mali began. 300 Malian farmers stayed away.", &["Mali"], None);
        check("Mali votes.\n\nThe vote in Mali began. Some of the country's 300 mayors stayed away.", &["Mali"], None);
        check("Mali votes.\n\nThe vote in Mali began. There are 300 mayors in the country.", &["the country"], None);
    }

    #[test]
    fn what_a_figure_is_compared_with_is_elsewhere() {
        check("The harvest.\n\nThe harvest grew by 4 percent, better than the outlook for Chad.", &[], None);
        check("The harvest.\n\nThe harvest grew by 4 percent in Chad.", &["Chad"], None);
    }

    #[test]
    fn an_example_is_no_place() {
        check("The pact.\n\nMore than 20 countries, including Mali, Chad and Niger, joined.", &[], None);
        check("The pact.\n\nPoor economies, which include Mali and Chad, will grow 3 percent.", &[], None);
    }

    #[test]
    fn nationwide_is_the_country() {
        check("Mali votes.\n\nThe vote in Mali began. Some 300 mayors stayed away nationwide.", &["nationwide"], None);
        check("Poll.\n\nThe poll asked 300 voters nationwide.", &[], None);
    }

    #[test]
    fn there_is_the_scene_of_the_sentence() {
        let there = "The war.\n\nIn eastern Mali, which lies near Niger, Ruth Atieno said that the number of militants there \
            exceeds 1,500.";
        check(there, &["eastern Mali"], None);
    }

    #[test]
    fn the_sentence_before_sets_the_scene() {
        let scene =
            "Flood in Galway\n\nThe flood came to Galway on Monday, the town of Galway said. 300 homes were lost.";
        check(scene, &["Galway"], Some("on Monday"));
    }
}
