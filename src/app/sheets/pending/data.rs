//! The articles that wait for an answer, as plain data: what is told of each, and what is asked.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Article, Change, ChangeCause, Date, Dossier, Fitting, Note, NoteKind};
use crate::session::again::Again;
use crate::session::pending::{Answer, Answered, Why};
use crate::session::{Pending, Session};

use super::super::super::views::agenda::data::all_in_words;
use super::super::super::views::words::{self, count};
use super::super::again::{cells_in_words, statements_in_words};
use super::versions::{self, Stretch};

/// So much of a text is shown.
const SHOWN: usize = 4000;

/// An article that waits.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) title: String,
    /// "2 Dec 2026 · River Post".
    pub(super) below: String,
    /// Where it was read from.
    pub(super) source: String,
    /// What it is: "Another version of “Envoys meet again” (2 Dec 2026)".
    pub(super) what: String,
    /// In two or three words.
    pub(super) short: &'static str,
    /// What was read with doubt, and what can be done.
    pub(super) doubts: Vec<Doubt>,
    /// Whether its date is missing or in doubt, or was set here.
    pub(super) dated: bool,
    /// Whether its letters may be wrong, so that the encodings are asked for.
    pub(super) doubtful_encoding: bool,
    /// The encodings in which it may be, once they were asked for; none where that is no doubt.
    pub(super) encodings: Option<Vec<Fitting>>,
    /// Which of them it is read in.
    pub(super) encoding: usize,
    /// The encoding that a person chose for it, by its label.
    pub(super) read_as: Option<String>,
    /// How many others have doubtful letters still.
    pub(super) others: usize,
    /// Why it could not be read in one of them.
    pub(super) encoding_problem: Option<String>,
    /// The day on which it appeared.
    pub(super) published: Option<Date>,
    /// The date in its field.
    pub(super) day: String,
    /// The date that it has, as the field tells it.
    pub(super) has_day: String,
    /// The days that can be meant.
    pub(super) days: Vec<Date>,
    /// What is wrong with what was typed there.
    pub(super) day_problem: Option<String>,
    /// The beginning of the text; of another version, where it differs from the one that is
    /// there.
    pub(super) text: Vec<Stretch>,
    /// What a person should know of how its letters are shown, once it was looked at.
    pub(super) letters: Option<String>,
    /// The code of its language, if it is not English.
    pub(super) language: Option<String>,
    /// Whether that tells what differs.
    pub(super) differs: bool,
    /// How much it would say.
    pub(super) statements: String,
    /// What can be answered.
    pub(super) answers: Vec<Answer>,
    /// What is answered.
    pub(super) answer: Answer,
    /// What comes of it if it takes the place of the one that is there, once that was asked:
    /// what becomes of statements, and the cells that change.
    pub(super) weighed: Option<(Vec<String>, Vec<String>)>,
}

/// What was read with doubt.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Doubt {
    sentence: String,
    /// What can be done, where that is not done here.
    hint: String,
    /// Whether another encoding may help.
    is_of_letters: bool,
}

/// Returns the numbers of the articles that wait as they are listed: those that were opened last
/// come first, as they were read.
pub(super) fn order(pending: &[Pending]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..pending.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(pending[*at].turn));
    order
}

/// Returns a row for each article that waits.
pub(super) fn rows(session: &Session) -> Vec<Row> {
    let mut taken = BTreeSet::new();
    let pending = session.pending().iter();
    let rows = pending.map(|one| {
        let mut row = row(session.dossier(), one);
        // Only one takes the place of an article.
        if row.answer == Answer::Replace && !taken.insert(one.there()) {
            row.answer = Answer::LeaveOut;
        }
        row
    });
    rows.collect()
}

pub(super) fn row(dossier: &Dossier, pending: &Pending) -> Row {
    let article = &pending.coded.article;
    let there = pending.there().and_then(|id| dossier.article(id));
    let named = there.map_or_else(
        || "an article that is gone".to_owned(),
        |coded| named(&coded.article),
    );
    let (what, short) = match (&pending.why, there.is_some()) {
        (Why::Doubt, _) => ("It was read with doubt".to_owned(), "doubtful"),
        (Why::Version { alike: true, .. }, _) => (
            format!("Another version of {named}: most of its text is the same"),
            "other version",
        ),
        (Why::Version { alike: false, .. }, _) => (
            format!("Another version of {named}: much of its text is another, or it is older"),
            "other version",
        ),
        (Why::Copy(_), _) => (
            format!("A copy of {named}, which keeps a note of it"),
            "copy",
        ),
        (Why::There(_), _) => (format!("Its text is that of {named}"), "already there"),
    };
    let mut answers = Vec::new();
    if !matches!(pending.why, Why::There(_)) {
        answers.push(Answer::Add);
    }
    if matches!(pending.why, Why::Version { .. }) && there.is_some() {
        answers.push(Answer::Replace);
    }
    answers.push(Answer::LeaveOut);
    let usual = pending.usual();
    let notes = article.open_notes().filter(|n| n.kind.is_about_date());
    let mut days: Vec<Date> = notes.flat_map(|note| note.days.clone()).collect();
    let mut told_of = BTreeSet::new();
    days.retain(|day| told_of.insert(*day));
    let day = article.published.map(|d| d.to_string()).unwrap_or_default();
    let is_in_doubt = pending.doubts().any(|note| note.kind.is_about_date());
    Row {
        title: article.title.clone(),
        below: below(article),
        source: article.source.clone(),
        what,
        short,
        doubts: doubts(pending),
        dated: is_in_doubt || article.published.is_none() || article.dated_by.is_some(),
        doubtful_encoding: pending.doubts().any(|note| note.kind == NoteKind::Encoding),
        encodings: None,
        encoding: 0,
        read_as: None,
        others: 0,
        encoding_problem: None,
        published: article.published,
        day: day.clone(),
        has_day: day,
        days,
        day_problem: None,
        text: match (&pending.why, there) {
            (Why::Version { .. }, Some(there)) => {
                versions::differences(&there.article.text, &article.text)
            }
            _ => vec![Stretch::same(beginning(&article.text))],
        },
        letters: None,
        language: article.language.clone(),
        differs: matches!(pending.why, Why::Version { .. }) && there.is_some(),
        statements: count(pending.coded.statements.len(), "statement"),
        answer: if answers.contains(&usual) {
            usual
        } else {
            answers.first().copied().unwrap_or(Answer::LeaveOut)
        },
        answers,
        weighed: None,
    }
}

impl Row {
    /// Takes over from the row as it was before what was asked for and answered on it.
    pub(super) fn after(mut self, before: Self) -> Self {
        if self.what == before.what {
            self.answer = before.answer;
        }
        self.doubtful_encoding |= before.doubtful_encoding;
        // What is typed and was not set yet is not lost.
        if before.has_typed_day() {
            self.day = before.day;
            self.day_problem = before.day_problem;
        }
        self.encodings = before.encodings;
        self.encoding = before.encoding;
        self.read_as = before.read_as;
        self.others = before.others;
        self
    }

    /// Says whether another day stands in its field than it has.
    pub(super) fn has_typed_day(&self) -> bool {
        self.day.trim() != self.has_day
    }

    /// Says whether its letters are doubtful still.
    pub(super) fn has_doubtful_letters(&self) -> bool {
        self.doubts.iter().any(|doubt| doubt.is_of_letters)
    }

    /// Returns what was read with doubt, and what can be done where nothing can be done here.
    pub(super) fn doubts_in_words(&self) -> impl Iterator<Item = String> {
        let can_choose = self.encodings.as_ref().is_some_and(|all| all.len() > 1);
        self.doubts.iter().map(move |doubt| {
            let hint = if can_choose && doubt.is_of_letters {
                "Look whether its letters are right, and choose another encoding if not."
            } else {
                &doubt.hint
            };
            format!("{} {hint}", doubt.sentence).trim().to_owned()
        })
    }
}

/// Returns what was noticed with doubt, and that no date is known. A date can be set right here.
fn doubts(pending: &Pending) -> Vec<Doubt> {
    let undated = |note: &&Note| note.kind == NoteKind::NoDate;
    let notes = pending.coded.article.open_notes();
    let notes = notes.filter(|note| note.kind.is_doubt() || undated(note));
    let doubts = notes.map(|note| Doubt {
        sentence: note.sentence.clone(),
        hint: if note.kind.is_about_date() {
            String::new()
        } else {
            note.hint.clone()
        },
        is_of_letters: note.kind == NoteKind::Encoding,
    });
    doubts.collect()
}

fn named(article: &Article) -> String {
    match article.published {
        Some(day) => format!("“{}” ({})", article.title, words::date(day)),
        None => format!("“{}”", article.title),
    }
}

fn below(article: &Article) -> String {
    let day = |day| words::day(day, article.date_disputed);
    let mut below = vec![article.published.map_or_else(|| "no date".to_owned(), day)];
    below.extend(article.outlet.clone());
    below.join(" · ")
}

/// Returns the beginning of a text, as far as it is shown.
fn beginning(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.to_owned(),
    }
}

/// Returns what an answer is called.
pub(super) fn called(answer: Answer) -> &'static str {
    match answer {
        Answer::Add => "Add",
        Answer::Replace => "Replace",
        Answer::LeaveOut => "Leave out",
    }
}

/// Returns an answer in a sentence.
pub(super) fn meaning(answer: Answer) -> &'static str {
    match answer {
        Answer::Add => "Add it as an article of its own",
        Answer::Replace => "Let it take the place of the one that is there",
        Answer::LeaveOut => "Leave it out",
    }
}

/// Returns what is done with all, as the button says it: "Add 3, replace 1, leave out 2".
pub(super) fn sum(rows: &[Row]) -> String {
    let mut counts: BTreeMap<Answer, usize> = BTreeMap::new();
    for row in rows {
        *counts.entry(row.answer).or_default() += 1;
    }
    let parts: Vec<String> = counts
        .iter()
        .map(|(answer, n)| format!("{} {n}", called(*answer).to_lowercase()))
        .collect();
    words::capital(&parts.join(", "))
}

/// Returns what was done: "2 articles added, 1 replaced, 3 left out".
pub(super) fn done(done: &Answered) -> String {
    let mut parts = Vec::new();
    if !done.added.is_empty() || done.replaced.is_empty() {
        parts.push(format!("{} added", count(done.added.len(), "article")));
    }
    if !done.replaced.is_empty() {
        parts.push(format!(
            "{} replaced",
            count(done.replaced.len(), "article")
        ));
    }
    if done.there > 0 {
        parts.push(format!("{} already there, or a copy", done.there));
    }
    if done.left_out > 0 {
        parts.push(format!("{} left out", done.left_out));
    }
    parts.join(", ")
}

/// Returns what would change, in words: what becomes of statements, and the cells.
pub(super) fn weighed(dossier: &Dossier, told: &Again) -> (Vec<String>, Vec<String>) {
    let mut lines = vec![statements_in_words(told).map_or_else(
        || "No statement stands in either version.".to_owned(),
        |told| format!("Statements: {told}."),
    )];
    if !told.quotes.is_empty() {
        let quotes: Vec<String> = told
            .quotes
            .iter()
            .map(|(found, n)| format!("{n} {}", found.word()))
            .collect();
        lines.push(format!("Quotes of the kept ones: {}.", quotes.join(", ")));
    }
    // The words are others, so that it is no coding of ours that changed.
    let as_said = |change: &Change| Change {
        cause: ChangeCause::Position,
        ..change.clone()
    };
    let changes: Vec<Change> = told.changes.iter().map(as_said).collect();
    let cells = all_in_words(&dossier.agenda, &changes);
    lines.push(cells_in_words(cells.len()));
    (lines, cells)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::model::CodedArticle;
    use crate::session::Source;

    fn waiting(notes: Vec<Note>) -> Pending {
        let article = Article {
            title: "Envoys".to_owned(),
            notes,
            ..Article::default()
        };
        let coded = CodedArticle {
            article,
            ..CodedArticle::default()
        };
        Pending::new(coded, Why::Doubt)
    }

    #[test]
    fn what_was_opened_last_comes_first_as_it_was_read() {
        let turn = |turn| {
            let mut waits = waiting(Vec::new());
            waits.turn = turn;
            waits
        };
        assert_eq!(
            order(&[turn(1), turn(1), turn(3), turn(2), turn(3)]),
            [2, 4, 3, 0, 1]
        );
    }

    #[test]
    fn a_day_that_is_typed_stays_when_another_row_is_read_otherwise() {
        let dossier = Dossier::default();
        let mut pending = waiting(Vec::new());
        let mut typing = row(&dossier, &pending);
        typing.day = "5 Dec".to_owned();
        typing.day_problem = Some("“5 Dec” is no date.".to_owned());
        let same = row(&dossier, &pending).after(typing.clone());
        assert_eq!(same.day, "5 Dec");
        assert_eq!(same.day_problem, typing.day_problem);

        // Another title, as in another encoding, has nothing to do with what was typed.
        pending.coded.article.title = "Послы".to_owned();
        let decoded = row(&dossier, &pending).after(typing.clone());
        assert_eq!(
            (decoded.title.as_str(), decoded.day.as_str()),
            ("Послы", "5 Dec")
        );

        let before = row(&dossier, &pending);
        pending.coded.article.published = "2026-12-05".parse().ok();
        let dated = row(&dossier, &pending).after(before);
        assert_eq!(
            (dated.day.as_str(), dated.day_problem),
            ("2026-12-05", None)
        );
    }

    #[test]
    fn only_a_doubtful_encoding_makes_letters_doubtful() {
        let guessed = b"Talks\n\n\xCC\xE8\xF0 and nothing else was said in the hall that day.\n";
        let page = b"<!DOCTYPE html><html><body><p>Hall.</p></body></html>";
        let broken = "It’s the hall’s. It’s late.".replace('’', "â€™");
        let files = [guessed.to_vec(), page.to_vec(), broken.into_bytes()];
        let files = files.into_iter().enumerate();
        let sources = files.map(|(n, bytes)| Source::Bytes(format!("{n}.txt"), bytes));

        let mut session = Session::sample(Date::constant(2026, 11, 23));
        session.ask_before_joining();
        let started = session.start_import(sources.collect(), || {});
        started.expect("started");
        let begun = Instant::now();
        while session.poll().is_none() {
            assert!(begun.elapsed().as_secs() < 60, "reading does not end");
            std::thread::sleep(Duration::from_millis(2));
        }
        let rows = rows(&session);
        let told: Vec<_> = rows
            .iter()
            .map(|row| (row.doubts.is_empty(), row.has_doubtful_letters()))
            .collect();
        // All are doubtful; another encoding may help one of them.
        assert_eq!(told, [(false, true), (false, false), (false, false)]);
        let asked: Vec<_> = rows.iter().map(|row| row.doubtful_encoding).collect();
        assert_eq!(asked, [true, false, false]);
    }
}
