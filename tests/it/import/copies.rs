//! Copies of one article are told from other articles on the same event: precision and
//! recall over a set that is made here.
//!
//! An event has facts, quotations and background that every report may use. A report tells
//! some of them in words of its own. A reprint is a report with another headline, paragraphs
//! cut, lines of the agency added, words changed here and there.

use standpoint::model::{Article, Span};
use standpoint::settle::reprint::{Reprints, Shingles};

use super::random::Random;

const PLACES: &[&str] = &[
    "Westport",
    "Easton",
    "Northam",
    "Lakeside",
    "Millbrook",
    "Highfort",
];
const SIDES: &[&str] = &[
    "Northland",
    "Southland",
    "the Isles",
    "the Valley",
    "Coastmark",
];
const MATTERS: &[&str] = &[
    "the harbour",
    "the ferry lines",
    "the customs house",
    "the fishing grounds",
    "the dam",
    "the rail bridge",
    "the grain store",
    "the border market",
];
const NAMES: &[&str] = &[
    "Berg", "Crew", "Draft", "Sample", "Proof", "Sketch", "Hale", "Moss",
];

/// What happened, from which all reports of it draw.
struct Event {
    place: &'static str,
    one: &'static str,
    other: &'static str,
    matter: &'static str,
    name: &'static str,
    number: usize,
    /// Words that were said and that every report quotes as they are.
    said: Vec<String>,
    /// Paragraphs of background that outlets copy from one another.
    background: Vec<String>,
}

impl Event {
    fn new(random: &mut Random, number: usize) -> Self {
        let one = random.one(SIDES);
        let mut other = random.one(SIDES);
        while other == one {
            other = random.one(SIDES);
        }
        let (place, matter, name) = (random.one(PLACES), random.one(MATTERS), random.one(NAMES));
        let years = 2 + random.below(20);
        let said = vec![
            format!(
                "“We came to {place} to settle {matter}, and we will not leave with half of it,” {name} said."
            ),
            format!(
                "“There is no article {number} without our signature,” said an aide who was in the room."
            ),
        ];
        let background = vec![format!(
            "{one} and {other} have argued over {matter} for {years} years, since a treaty of {} lapsed and neither parliament renewed it.",
            1990 + random.below(30)
        )];
        Self {
            place,
            one,
            other,
            matter,
            name,
            number,
            said,
            background,
        }
    }

    /// Writes a paragraph on one of the facts, in one of many ways.
    #[expect(clippy::too_many_lines, reason = "lists of words, one below the other")]
    fn tell(&self, random: &mut Random, fact: usize) -> String {
        let Self {
            place,
            one,
            other,
            matter,
            name,
            number,
            ..
        } = self;
        let opening = random.one(&[
            "On the day after",
            "Late in the evening",
            "Before noon",
            "Hours later",
            "In a room with a view of the square",
            "After a break of an hour",
        ]);
        let verb = random.one(&[
            "said",
            "told reporters",
            "explained",
            "repeated",
            "made clear",
            "let it be known",
        ]);
        let tone = random.one(&[
            "calmly",
            "with some heat",
            "to nobody's surprise",
            "in a few words",
            "at length",
            "without looking up",
        ]);
        match fact {
            0 => {
                let met = random.one(&[
                    "sat down with",
                    "met",
                    "received",
                    "faced",
                    "spoke for hours with",
                ]);
                let why = random.one(&[
                    "to find a way out of the dispute",
                    "for a new round on",
                    "to talk once more about",
                    "hoping to close the file on",
                ]);
                format!(
                    "{opening}, delegates of {one} {met} those of {other} in {place} {why} {matter}, {tone}, as people of both sides {verb}."
                )
            }
            1 => {
                let demand = random.one(&[
                    "asked for",
                    "insisted on",
                    "would not move from",
                    "demanded",
                    "put on the table",
                ]);
                let what = random.one(&[
                    "a share of the income",
                    "a seat on the board",
                    "ten years of rights",
                    "the keys to the gate",
                    "a judge from outside",
                ]);
                format!(
                    "{name}, who leads the team of {one}, {demand} {what} and {verb} {tone} that point {number} of the draft stands or falls with it; {opening} the answer was still open."
                )
            }
            2 => {
                let no = random.one(&[
                    "turned it down",
                    "called that out of the question",
                    "saw no reason to agree",
                    "asked for time",
                    "shook their heads",
                ]);
                let because = random.one(&[
                    "since it would cost them votes at home",
                    "because nobody had asked the crews",
                    "as long as the old debts are not paid",
                    "while the inquiry is open",
                ]);
                format!(
                    "The people from {other} {no} {because}, one of them {verb} {tone}; {opening} they had left {place} for the night."
                )
            }
            3 => {
                let host = random.one(&[
                    "The mayor",
                    "The host",
                    "A bishop who had lent the hall",
                    "The go-between",
                    "An envoy of the neighbours",
                ]);
                let hope = random.one(&[
                    "still hopes for a paper by the end of the week",
                    "spoke of a narrow path",
                    "asked both for patience",
                    "counts on the next round",
                    "warned that time is short",
                ]);
                format!(
                    "{host} {hope} and {verb} {tone} that {matter} had been the hardest of all points so far."
                )
            }
            4 => {
                let market =
                    random.one(&["Traders", "Fishermen", "Shopkeepers", "Drivers", "Students"]);
                let mood = random.one(&[
                    "hardly took notice",
                    "gathered in front of the hall",
                    "asked what it would cost them",
                    "shrugged",
                    "brought bread and tea",
                ]);
                format!(
                    "{market} in {place} {mood} {opening}, and some {verb} {tone} that {one} and {other} could have had all this a year ago."
                )
            }
            _ => {
                let next = random.one(&[
                    "on Monday",
                    "in two weeks",
                    "once the papers are translated",
                    "after the holidays",
                    "at a place yet to be named",
                ]);
                let who = random.one(&[
                    "Experts",
                    "Deputies",
                    "The two chairmen",
                    "Lawyers of both",
                    "The small group",
                ]);
                format!(
                    "{who} are to meet again {next}, it was {verb} {tone}, with {matter} as the first point and nothing else agreed."
                )
            }
        }
    }

    /// Writes a report: most facts in any order, some of the quotations, perhaps the background.
    fn report(&self, random: &mut Random) -> Vec<String> {
        let mut facts: Vec<usize> = (0..6).collect();
        for at in (1..facts.len()).rev() {
            facts.swap(at, random.below(at + 1));
        }
        facts.truncate(4 + random.below(3));
        let mut paragraphs: Vec<String> = facts
            .into_iter()
            .map(|fact| self.tell(random, fact))
            .collect();
        for said in &self.said {
            if random.chance(70) {
                let at = random.below(paragraphs.len() + 1);
                paragraphs.insert(at, said.clone());
            }
        }
        if random.chance(50) {
            paragraphs.extend(self.background.iter().cloned());
        }
        paragraphs
    }
}

/// Makes a reprint of a report.
fn reprint(random: &mut Random, report: &[String]) -> Vec<String> {
    let mut paragraphs = report.to_vec();
    // Up to half of it is cut, mostly from the end.
    let cuts = random.below(paragraphs.len() / 2 + 1);
    for _ in 0..cuts {
        let at = if random.chance(70) {
            paragraphs.len() - 1
        } else {
            random.below(paragraphs.len())
        };
        paragraphs.remove(at);
    }
    if random.chance(60) {
        let line = random.one(&[
            "(Sample Wire) —",
            "By our desk in the capital, with the Sample Wire.",
            "This report has been updated with more from the hall.",
        ]);
        paragraphs[0] = format!("{line} {}", paragraphs[0]);
    }
    if random.chance(50) {
        paragraphs.push(random.one(&["Reporting by the Sample Wire; editing by Eve Line and Max Column.", "Writing by the desk in the north, additional reporting by two of our people there.", "The Sample Wire contributed to this report."]).to_owned());
    }
    if random.chance(40) {
        // A desk changes a word here and there.
        for paragraph in &mut paragraphs {
            *paragraph =
                paragraph
                    .replacen("said", "stated", 1)
                    .replacen(" and ", " as well as ", 1);
        }
    }
    paragraphs
}

fn article(random: &mut Random, paragraphs: &[String]) -> Article {
    let headline = format!(
        "{} {} {}",
        random.one(&["Talks", "Delegates", "Both sides", "Envoys"]),
        random.one(&[
            "meet again",
            "still apart",
            "edge closer",
            "end the day without a paper",
            "speak of progress"
        ]),
        random.one(&[
            "as clock ticks",
            "in a full hall",
            "after a long night",
            "before the weekend"
        ]),
    );
    Article {
        headline: Some(Span::new(0, headline.len())),
        text: format!("{headline}\n\n{}", paragraphs.join("\n\n")),
        ..Article::default()
    }
}

/// Every article comes in; for each the one that it is a copy of is looked up among those
/// before it, as a session does, and the answer is held against the truth.
#[test]
fn copies_are_told_from_other_reports_of_the_event() {
    let mut random = Random(20_251_204);
    let mut known: Reprints<(usize, usize)> = Reprints::new();
    let (mut right, mut wrong, mut missed, mut distinct) = (0_usize, 0_usize, 0_usize, 0_usize);
    for number in 0..150 {
        let event = Event::new(&mut random, number);
        for report_number in 0..4 {
            let report = event.report(&mut random);
            let first = article(&mut random, &report);
            let shingles = Shingles::of(&first);
            // A report of its own is a copy of nothing.
            match known.find(&shingles) {
                Some(_) => wrong += 1,
                None => distinct += 1,
            }
            known.add((number, report_number), shingles);
            for _ in 0..2 {
                let changed = reprint(&mut random, &report);
                let copy = article(&mut random, &changed);
                match known.find(&Shingles::of(&copy)) {
                    Some(of) if of == (number, report_number) => right += 1,
                    Some(_) => wrong += 1,
                    None => missed += 1,
                }
            }
        }
    }
    let precision = right as f64 / (right + wrong) as f64;
    let recall = right as f64 / (right + missed) as f64;
    println!(
        "{right} copies found, {missed} missed, {wrong} wrong, {distinct} distinct reports kept: \
         precision {precision:.3}, recall {recall:.3}"
    );
    assert!(right > 1000 && distinct > 500, "the set is large enough");
    assert!(precision >= 0.95, "precision {precision}");
    assert!(recall >= 0.95, "recall {recall}");
}

/// The statement of one side, and a report that quotes all of it and then has the answers of
/// the others: whichever comes first, the report must stay, and so must the statement.
#[test]
fn a_report_that_quotes_a_statement_in_full_is_no_copy() {
    let statement = "The spokesman of Northland, Adam Berg, said on Thursday that his country \
        insists on full control of the harbour. “The crews of the Isles must leave the harbour,” \
        Berg said. He added that his side would go on with the talks in Westport and that the \
        next round had been agreed with the hosts for the coming week, without giving a place or \
        naming those who would take part in it.";
    let answers = "In Easton the answer came quickly. The first minister of the Isles, Nora Moss, \
        said the Isles would never leave the harbour. “We will not give up our piers,” Moss said. \
        People in three towns described a week of ferries and hotels, of drafts that were handed \
        over and taken back, and a growing sense that nobody expected a result before the winter. \
        The envoy of the Valley said his government would pay for guards on the piers. Those who \
        followed the meetings said that the lists of boats had been compared line by line, and \
        that money, the customs house and the dam had not been opened at all, because every day \
        ended with the same argument about the line on the map and who would watch it.";
    let of = |text: String| {
        Shingles::of(&Article {
            text,
            ..Article::default()
        })
    };
    let short = of(statement.to_owned());
    let long = of(format!("{statement}\n\n{answers}"));
    for (first, second) in [(&short, &long), (&long, &short)] {
        let mut known = Reprints::new();
        known.add((), first.clone());
        assert_eq!(known.find(second), None);
        assert_eq!(known.find(first), Some(()), "the text again is a copy");
    }
    // Half of it is new: still no copy.
    let half = answers.split_inclusive(' ').take(70).collect::<String>();
    let mut known = Reprints::new();
    known.add((), short);
    assert_eq!(known.find(&of(format!("{statement}\n\n{half}"))), None);
}
