//! Patches in words.

use super::*;

fn told_between(a: &Dossier, b: &Dossier) -> Vec<String> {
    let told = Patch::between(a, b).told(b);
    told.iter().map(ToString::to_string).collect()
}

#[test]
fn an_agenda_is_told_part_by_part_and_field_by_field() {
    let base = small_agenda();
    let check = |change: fn(&mut Agenda), expected: &[&str]| {
        let mut other = base.clone();
        change(&mut other);
        let (a, b) = (with_agenda(base.clone()), with_agenda(other));
        assert_eq!(told_between(&a, &b), expected);
    };
    check(
        |a| {
            "The North".clone_into(&mut a.parties[0].name);
            a.parties[0].main = true;
            a.parties[1].names = vec!["the delta".to_owned()];
        },
        &[
            "Party “Upstream”: name “Upstream”, no column from the start → name “The North”, a \
             column from the start",
            "Party “Downstream”: names without “the delta” → names with “the delta”",
        ],
    );
    check(
        |a| {
            let names = (1..=7).map(|n| format!("n{n}"));
            a.parties[0].names = names.collect();
        },
        &[
            "Party “Upstream”: names without “n1”, “n2”, “n3”, “n4” and 3 more → names with “n1”, \
             “n2”, “n3”, “n4” and 3 more",
        ],
    );
    check(
        |a| {
            let person = Person {
                names: vec!["Ann Hill".to_owned()],
                role: "envoy".to_owned(),
                ..Person::default()
            };
            a.parties[0].people = vec![person];
            a.parties.remove(1);
        },
        &[
            "Party “Upstream”: people without “Ann Hill” → people with “Ann Hill”",
            "Party “Downstream”: there → nothing",
        ],
    );
    check(
        |a| {
            let fee = &mut a.issues[1].proposals[0];
            fee.scale = Some(ScaleSpec {
                unit: "crowns".to_owned(),
                low: 0.0,
                high: 12.5,
            });
            fee.implies = vec!["w.2".into()];
            "Only what is signed".clone_into(&mut fee.rule);
            a.issues[0].retired = true;
        },
        &[
            "Issue “Water”: in use → retired",
            "Proposal “The fee falls”: no scale, implied proposals without “The water is \
             shared”, no coding rule → scale from 0 to 12.5 crowns, implied proposals with “The \
             water is shared”, coding rule “Only what is signed”",
        ],
    );
    check(
        |a| {
            let dam = a.issues[0].proposals.remove(0);
            a.issues[1].proposals.push(dam);
            a.parties.swap(0, 1);
        },
        &[
            "Proposal “The dam opens”: issue “Water” → issue “Money”",
            "Order of parties: “Upstream”, “Downstream” → “Downstream”, “Upstream”",
        ],
    );
    check(
        |a| {
            let more = Proposal {
                id: "w.3".into(),
                text: "The locks close".to_owned(),
                cues: vec!["locks".to_owned()],
                ..Proposal::default()
            };
            a.issues[0].proposals.push(more);
        },
        &["Proposal “The locks close”: nothing → issue “Water”, cues with “locks”"],
    );
}

#[test]
fn an_article_is_told_field_by_field_and_statement_by_statement() {
    let mut coded = CodedArticle::default();
    coded.article.title = "Talks go on".to_owned();
    coded.article.text = "Menu. They talked.".to_owned();
    coded.statements = vec![statement(1, 0), statement(2, 0)];
    let base = Dossier {
        articles: vec![Arc::new(coded)],
        ..with_agenda(small_agenda())
    };
    let check = |change: fn(&mut CodedArticle), expected: &[&str]| {
        let mut other = base.clone();
        change(Arc::make_mut(&mut other.articles[0]));
        assert_eq!(told_between(&base, &other), expected);
    };
    check(
        |it| {
            "Talks end".clone_into(&mut it.article.title);
            it.article.outlet = Some("The Delta Post".to_owned());
            it.article.published = Some(jiff::civil::date(2026, 3, 2));
            it.article.dated_by = Some("Ann".to_owned());
            it.article.furniture = vec![Span::new(0, 4)];
            it.outdated = true;
            it.statements[1].venue = Some("to the press".to_owned());
        },
        &[
            "Article “Talks go on”: title “Talks go on”, no outlet, no date, date as read, left-out \
             lines without “Menu”, statements up to date → title “Talks end”, outlet “The Delta \
             Post”, date 2026-03-02, date set by Ann, left-out lines with “Menu”, statements out \
             of date",
            "“words 2” of Upstream in “Talks end”: no venue → venue “to the press”",
        ],
    );
    check(
        |it| {
            let s = &mut it.statements[0];
            s.party = "DOWN".into();
            s.proposal = Some("w.1".into());
            s.act = Act::Demands;
            s.speaker = Some("Ann Hill".to_owned());
            s.standing = Standing::Listed;
            s.voice = Voice::Other;
            s.via = Some("TASS".to_owned());
            s.said_on = Some(jiff::civil::date(2026, 3, 1));
            s.value = Some(Amount {
                words: "ten years".to_owned(),
                number: Some(10.0),
                bound: Bound::AtLeast,
            });
            s.evidence.quote = "other words".to_owned();
        },
        &[
            "“words 1” of Upstream in “Talks go on”: holder Upstream, on “p.1”, says, no amount, \
             no speaker, speaks for the party, quoted, no relay, no day said, quote “words 1” → \
             holder Downstream, on “The dam opens”, demands, amount at least ten years, speaker \
             “Ann Hill”, does not speak for the party, according to others, relay “TASS”, day \
             said 2026-03-01, quote “other words”",
        ],
    );
    check(
        |it| it.statements[0].evidence.found = Found::Moved,
        &["“words 1” of Upstream in “Talks go on”: quote in place → quote moved"],
    );
    check(
        |it| {
            it.article.text.insert_str(0, "More. ");
            for statement in &mut it.statements {
                statement.evidence.span = Span::new(3, 10);
                statement.evidence.found = Found::Moved;
            }
            it.statements.push(statement(3, 0));
        },
        &[
            "Article “Talks go on”: text “Menu. They talked.” → text “More. Menu. They talked.”",
            "2 quotes in “Talks go on”: in their places → moved with the text",
            "“words 3” of Upstream in “Talks go on”: nothing → on “p.1”, supports, plain, machine",
        ],
    );
    check(
        |it| {
            for statement in &mut it.statements {
                statement.evidence.found = Found::Lost;
            }
        },
        &[
            "“words 1” of Upstream in “Talks go on”: quote in place → quote no longer in the text",
            "“words 2” of Upstream in “Talks go on”: quote in place → quote no longer in the text",
        ],
    );
    check(
        |it| it.statements[0].confidence = 0.25,
        &["“words 1” of Upstream in “Talks go on”: 50 % sure → 25 % sure"],
    );
    check(
        |it| it.statements[0].evidence.hash = "other".to_owned(),
        &["“words 1” of Upstream in “Talks go on”: details as they were → details changed"],
    );
    check(
        |it| drop(it.statements.pop()),
        &["“words 2” of Upstream in “Talks go on”: on “p.1”, supports, plain, machine → nothing"],
    );
}

#[test]
fn long_texts_are_told_from_where_they_differ() {
    let long = "The water of the river is shared by halves between both banks each year";
    let title = |title: String| Dossier {
        title,
        ..Dossier::default()
    };
    let (a, b) = (
        title(format!("{long}, in May")),
        title(format!("{long}, in June")),
    );
    assert_eq!(
        told_between(&a, &b),
        ["Title: “…ch year, in May” → “…ch year, in June”"]
    );
}

#[test]
fn parts_are_told_in_words() {
    let mut a = Dossier {
        title: "River".to_owned(),
        ..Dossier::default()
    };
    let mut coded = CodedArticle::default();
    coded.article.id = "talks".into();
    coded.article.title = "Talks go on".to_owned();
    coded.statements.push(statement(1, 0));
    a.articles.push(Arc::new(coded));
    let mut b = a.clone();
    "Lake".clone_into(&mut b.title);
    b.settings.window_days = 7;
    let hand = HandEdit {
        attitude: Some(StanceAttitude::Oppose),
        note: Some("ask".to_owned()),
        ..HandEdit::default()
    };
    b.hand.insert(("p.1".into(), "UP".into()), hand);
    Arc::make_mut(&mut b.articles[0]).statements[0].discarded = true;
    let told: Vec<String> = Patch::between(&a, &b)
        .told(&b)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        told,
        [
            "Title: “River” → “Lake”",
            "Settings: statements of 30 days → statements of 7 days",
            "UP on “p.1”: as the statements say → opposes, note “ask”",
            "“words 1” of UP in “Talks go on”: not discarded → discarded",
        ]
    );
}
