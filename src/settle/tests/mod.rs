//! Cases of settling. Each case is a few statements in shorthand, one a line, see
//! [`statement`], and the cell they give, see [`told`].

mod carry;
mod hand;
mod utterances;
mod when;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::settle;
use crate::model::{
    Act, Agenda, Article, Attitude, Basis, CodedArticle, Date, Dossier, Evidence, Firmness,
    HandEdit, Issue, Lean, Party, PartyId, Proposal, ProposalId, Settings, Stance, StanceAttitude,
    Standing, Statement, StatementId, Status, Voice,
};

/// Checks what the statements give for party `A` on proposal `p`.
#[track_caller]
fn check(lines: &str, expected: &str) {
    check_hand(lines, HandEdit::default(), expected);
}

/// Checks what the statements give together with what is set by hand.
#[track_caller]
fn check_hand(lines: &str, hand: HandEdit, expected: &str) {
    let dossier = dossier(lines, hand);
    let table = settle(&dossier);
    assert_eq!(
        told(table.get(&"p".into(), &"A".into())),
        expected,
        "{lines}"
    );
    let mut turned = dossier.clone();
    turned.articles.reverse();
    for coded in &mut turned.articles {
        Arc::make_mut(coded).statements.reverse();
    }
    assert_eq!(
        settle(&turned),
        table,
        "the order of reading must not matter: {lines}"
    );
}

/// Tells a cell in a line: attitude, firmness, utterances, settling statement, then what
/// else is worth telling.
fn told(stance: Option<&Stance>) -> String {
    let Some(stance) = stance else {
        return "silent".to_owned();
    };
    let mut told = vec![stance.attitude.key().to_owned()];
    told.extend(stance.firmness.map(|firmness| firmness.key().to_owned()));
    told.push(format!("x{}", stance.utterances));
    told.extend(
        stance
            .settled_by
            .as_ref()
            .map(|at| format!("by {}.{}", at.article, at.statement)),
    );
    told.extend(stance.lean.map(|lean| lean.key().to_owned()));
    told.extend(
        stance
            .condition
            .as_ref()
            .map(|condition| format!("“{condition}”")),
    );
    if stance.basis != Basis::Own {
        told.push(format!("{:?}", stance.basis));
    }
    for left in &stance.left_out {
        let at = &left.statement;
        told.push(format!(
            "without {}.{} ({})",
            at.article, at.statement, left.reason
        ));
    }
    told.join(" ")
}

/// Makes a case of lines `article: words…`, one statement a line, numbered within its
/// article.
fn dossier(lines: &str, hand: HandEdit) -> Dossier {
    let party = |id: &str| Party {
        id: id.into(),
        ..Party::default()
    };
    let proposal = |id: &str| Proposal {
        id: id.into(),
        ..Proposal::default()
    };
    let mut articles: BTreeMap<String, CodedArticle> = BTreeMap::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (article, words) = line.split_once(':').expect("article: words");
        // An article is named with its day: `one@03`, `one@03?` with a disputed one.
        let (name, day) = article.split_once('@').unwrap_or((article, ""));
        let coded = articles
            .entry(name.to_owned())
            .or_insert_with(|| CodedArticle {
                article: Article {
                    id: name.into(),
                    published: date(day.trim_end_matches('?')),
                    date_disputed: day.ends_with('?'),
                    ..Article::default()
                },
                ..CodedArticle::default()
            });
        let number = coded.statements.len() as u32 + 1;
        coded.statements.push(statement(number, words));
    }
    Dossier {
        agenda: Arc::new(Agenda {
            parties: vec![party("A"), party("B")],
            issues: vec![Issue {
                id: "i".into(),
                proposals: vec![proposal("p"), proposal("q")],
                ..Issue::default()
            }],
            ..Agenda::default()
        }),
        articles: articles.into_values().map(Arc::new).collect(),
        hand: BTreeMap::from([(("p".into(), "A".into()), hand)]),
        ..Dossier::default()
    }
}

/// Reads `05` or `-20` as a day of January, or of the December before.
fn date(day: &str) -> Option<Date> {
    let day: i8 = day.parse().ok()?;
    Some(if day < 0 {
        Date::constant(2025, 12, -day)
    } else {
        Date::constant(2026, 1, day)
    })
}

/// Reads a statement: words that are keys of a scale set that scale, `by=`, `of=` (an
/// unnamed speaker), `to=`, `via=`, `on=`, `if=` and `says=` set a field with `_` for a
/// space, `listed`, `discarded` and `superseded` set a mark, a number is the confidence.
pub(super) fn statement(number: u32, words: &str) -> Statement {
    let mut statement = Statement {
        id: StatementId(number),
        party: "A".into(),
        speaker: None,
        unnamed: None,
        standing: Standing::Speaks,
        issue: Some("i".into()),
        proposal: Some("p".into()),
        act: Act::Says,
        attitude: Attitude::Support,
        lean: None,
        condition: None,
        value: None,
        firmness: Firmness::Plain,
        voice: Voice::Reported,
        venue: None,
        via: None,
        said_on: None,
        superseded: false,
        cue: String::new(),
        evidence: Evidence::default(),
        confidence: 0.5,
        reasons: Vec::new(),
        status: Status::Machine,
        discarded: false,
        coder: None,
        extracted: None,
    };
    for word in words.split_whitespace() {
        if let Some((field, value)) = word.split_once('=') {
            let value = value.replace('_', " ");
            match field {
                "by" => statement.speaker = Some(value),
                "of" => statement.unnamed = Some(value),
                "to" => statement.venue = Some(value),
                "via" => statement.via = Some(value),
                "on" => statement.said_on = date(&value),
                "if" => statement.condition = Some(value),
                "says" => statement.evidence.quote = value,
                "party" => statement.party = PartyId(value),
                "proposal" => statement.proposal = Some(ProposalId(value)),
                _ => panic!("no field `{field}`"),
            }
        } else if let Some(attitude) = Attitude::from_key(word) {
            statement.attitude = attitude;
        } else if let Some(lean) = Lean::from_key(word) {
            statement.lean = Some(lean);
        } else if let Some(firmness) = Firmness::from_key(word) {
            statement.firmness = firmness;
        } else if let Some(voice) = Voice::from_key(word) {
            statement.voice = voice;
        } else if let Some(act) = Act::from_key(word) {
            statement.act = act;
        } else if let Some(status) = Status::from_key(word) {
            statement.status = status;
        } else {
            match word {
                "listed" => statement.standing = Standing::Listed,
                "discarded" => statement.discarded = true,
                "superseded" => statement.superseded = true,
                number => statement.confidence = number.parse().expect("a confidence"),
            }
        }
    }
    statement
}

#[test]
fn one_statement_settles() {
    check("", "silent");
    check("a: support", "support plain x1 by a.s1");
    check("a: oppose red_line", "oppose red_line x1 by a.s1");
    check("a: unclear tentative", "unclear tentative x1 by a.s1");
    check(
        "a: conditional if=paid",
        "conditional plain x1 by a.s1 yes_if “paid”",
    );
    check(
        "a: conditional no_unless",
        "conditional plain x1 by a.s1 no_unless",
    );
}

#[test]
fn the_share_of_those_for() {
    // Three to one is the edge: a quarter or less is outweighed.
    check(
        "a: support by=K
         b: support by=L
         c: support by=M
         d: oppose by=N firm",
        "support plain x4 by a.s1",
    );
    check(
        "a: oppose by=K
         b: oppose by=L
         c: conditional by=M
         d: oppose by=N",
        "oppose plain x4 by a.s1",
    );
    check("a: support by=K\nb: oppose by=L red_line", "mixed x2");
    check(
        "a: support by=K\nb: support by=L\nc: oppose by=M",
        "mixed x3",
    );
    check(
        "a: conditional by=K if=paid\nb: support by=L tentative",
        "support plain x2 by b.s1",
    );
    // More that name a condition than do not make it conditional.
    check(
        "a: conditional by=K if=paid\nb: support by=L\nc: conditional by=M no_unless firm\nd: conditional by=N",
        "conditional firm x4 by a.s1 yes_if “paid”",
    );
    // The lean is that of most, with the condition of one that leans that way.
    check(
        "a: conditional by=K if=paid firm\nb: conditional by=L no_unless if=asked\nc: conditional by=M no_unless firm",
        "conditional firm x3 by c.s1 no_unless “asked”",
    );
    check(
        "a: conditional by=K if=paid\nb: conditional by=L no_unless if=asked firm",
        "conditional firm x2 by b.s1 no_unless “asked”",
    );
    check(
        "a: unclear by=K firm\nb: support by=L",
        "support plain x1 by b.s1 without a.s1 (unclear, where others are clear)",
    );
}

#[test]
fn those_that_do_not_count() {
    check("a: support discarded", "silent");
    check("a: support listed", "silent");
    check("a: support superseded", "silent");
    check(
        "a: support\na: oppose discarded\nb: oppose listed\nc: oppose superseded\nd: oppose other",
        "support plain x1 by a.s1 without a.s2 (discarded) \
         without b.s1 (speaker does not decide or speak for the party) \
         without c.s1 (earlier position, given up since) without d.s1 (said by others)",
    );
    check("a: oppose other", "oppose plain x1 by a.s1 Others");
    // A party that only told of what it gave up is known from others.
    check(
        "a: support superseded\nb: oppose other",
        "oppose plain x1 by b.s1 Others without a.s1 (earlier position, given up since)",
    );
}

#[test]
fn the_window_before_the_latest() {
    check("a@31: oppose\nb@01: support", "mixed x2");
    check(
        "a@31: oppose\nb@-31: support",
        "oppose plain x1 by a.s1 without b.s1 (older than 30 days before the latest)",
    );
    // Neither an undated nor a disputed day outdates, or is outdated.
    check("a@31?: oppose\nb@-01: support", "mixed x2");
    check("a@31: oppose\nb@-01?: support", "mixed x2");
    check("a: oppose\nb@-01: support", "mixed x2");
    // What others say, and what does not count, outdates nothing.
    check(
        "a@31: oppose other\nb@-01: support",
        "support plain x1 by b.s1 without a.s1 (said by others)",
    );
    check(
        "a@31: oppose discarded\nb@-01: support",
        "support plain x1 by b.s1 without a.s1 (discarded)",
    );
    // The day it was said stands before the day of the article.
    check(
        "a@31: oppose on=-01\nb@20: support",
        "support plain x1 by b.s1 without a.s1 (older than 30 days before the latest)",
    );
}

#[test]
fn the_statement_that_settled() {
    check(
        "a: reported red_line\na: quoted firm by=K",
        "support red_line x2 by a.s1",
    );
    check(
        "a: reported firm\na: quoted firm by=K",
        "support firm x2 by a.s2",
    );
    check(
        "a: narrated firm\na: reported firm by=K",
        "support firm x2 by a.s2",
    );
    check("a@03: quoted\nb@05: quoted", "support plain x2 by b.s1");
    check(
        "a@03: quoted 0.4\na@03: quoted 0.9",
        "support plain x1 by a.s2",
    );
    check("a@03: quoted\na@03: quoted", "support plain x1 by a.s1");
    // The condition comes from the best that names one.
    check(
        "a: conditional firm by=K\na: conditional if=paid by=K no_unless",
        "conditional firm x1 by a.s1 no_unless “paid”",
    );
}

#[test]
fn only_cells_of_the_agenda_appear() {
    let mut case = dossier(
        "a: support\na: support party=Z\na: support proposal=gone\nb: oppose party=B proposal=q",
        HandEdit::default(),
    );
    let edit = HandEdit {
        attitude: Some(StanceAttitude::Support),
        ..HandEdit::default()
    };
    case.hand.insert(("gone".into(), "A".into()), edit);
    let table = settle(&case);
    let cells: Vec<(&str, &str)> = table
        .iter()
        .map(|stance| (stance.proposal.as_str(), stance.party.as_str()))
        .collect();
    assert_eq!(cells, [("p", "A"), ("q", "B")]);
}

#[test]
fn settings_move_threshold_and_window() {
    let settled = |lines, settings: Settings| {
        let mut case = dossier(lines, HandEdit::default());
        case.settings = settings;
        told(settle(&case).get(&"p".into(), &"A".into()))
    };
    let threshold = |threshold| Settings {
        threshold,
        ..Settings::default()
    };
    let two_to_one = "a: support by=K\nb: support by=L\nc: oppose by=M";
    assert_eq!(
        settled(two_to_one, threshold(0.34)),
        "support plain x3 by a.s1"
    );
    for none in [0.0, -1.0, f64::NAN] {
        assert_eq!(settled(two_to_one, threshold(none)), "mixed x3");
    }
    // As many on either side are no majority, even where half is enough.
    assert_eq!(
        settled("a: support by=K\nb: oppose by=L", threshold(0.5)),
        "mixed x2"
    );
    assert_eq!(
        settled(two_to_one, threshold(0.5)),
        "support plain x3 by a.s1"
    );
    let narrow = Settings {
        window_days: 1,
        ..Settings::default()
    };
    assert_eq!(
        settled("a@04: oppose\nb@01: support", narrow),
        "oppose plain x1 by a.s1 without b.s1 (older than 1 day before the latest)"
    );
}
