use super::super::line::lines;
use super::*;

#[test]
fn every_entry_takes_its_hits_and_nothing_takes_its_misses() {
    for entry in &LEXICON.kinds {
        assert!(
            !entry.hits.is_empty() && !entry.misses.is_empty(),
            "{}",
            entry.name
        );
        for hit in &entry.hits {
            let line = lines(hit)[0];
            assert!(entry.takes(&line, &line.key()), "{}: {hit}", entry.name);
        }
        for miss in &entry.misses {
            let found = kind(&lines(miss)[0]).map(|kind| kind.name.as_str());
            assert_eq!(found, None, "{}: {miss}", entry.name);
        }
    }
}

#[test]
fn phrases_are_written_as_lines_are_compared() {
    for entry in &LEXICON.kinds {
        let phrases = entry.whole.iter().chain(&entry.starts).chain(&entry.ends);
        for phrase in phrases {
            assert_eq!(
                *phrase,
                phrase.to_lowercase().replace('’', "'"),
                "{}",
                entry.name
            );
            assert!(phrase.len() <= entry.longest, "{}: {phrase}", entry.name);
        }
    }
}

const PARAGRAPH: &str = "The two delegations met for five hours on Tuesday and agreed to meet again next week, an official of the host said.";

/// Checks which lines are taken, given one line each, `>` before those that are.
#[track_caller]
fn check(marked: &str) {
    let texts: Vec<&str> = marked
        .lines()
        .map(|line| line.trim_start_matches('>'))
        .collect();
    let text = texts.join("\n");
    let lines = lines(&text);
    let found: Vec<String> = lines
        .iter()
        .zip(mark(&lines, &kinds(&lines)))
        .map(|(line, mark)| format!("{}{}", if mark.is_some() { ">" } else { "" }, line.text))
        .collect();
    assert_eq!(found.join("\n"), marked);
}

#[test]
fn a_menu_is_a_row_of_short_lines_with_words_of_menus() {
    check(&format!(
        ">Home\n>News\n>World\n>Politics\n>Katy, TX\n>Pets\n>Games\n>Weather\nEnvoys meet in Geneva again\n{PARAGRAPH}\nThe last word is not spoken yet.\n>Help\n>About our ads\n>Terms\n>Licensing\n>Home\n>Sport\n>Europe\n>Jobs"
    ));
    check(&format!(">Home | World | Sport\n{PARAGRAPH}"));
}

const MENU_LINES: &str =
    ">Home\n>News\n>World\n>Politics\n>Katy, TX\n>Real Estate\n>Games\n>Weather";

#[test]
fn a_short_headline_below_a_menu_is_kept_whatever_stands_below_it() {
    for between in [
        "",
        ">Share\n",
        ">5 min read\n>Share\n>Save\n",
        ">Europe\n",
        ">Reuters\n>Share\nThe envoys left without a word to those who waited.\n",
    ] {
        for headline in ["Talks fail", "Envoys meet in Geneva again"] {
            check(&format!("{MENU_LINES}\n{headline}\n{between}{PARAGRAPH}"));
        }
    }
    // Where another line is the headline, an entry of two words is one of the menu.
    check(&format!(
        "{MENU_LINES}\n>Real Estate\n>Jobs\nThe envoys of both sides meet again in Geneva\n{PARAGRAPH}"
    ));
    check(&format!(
        "Envoys meet in Geneva again\n{MENU_LINES}\n>Real Estate\n>Jobs\n{PARAGRAPH}"
    ));
}

#[test]
fn short_lines_of_the_text_are_kept() {
    // A plan point by point, crossheads, a short quotation, a list of regions.
    check(&format!(
        "{PARAGRAPH}\nNo NATO troops\nNo new bases\nA cap on the army\nElections in 100 days\nFull amnesty\nSanctions relief\nG8 return\nA peace council\nFree trade"
    ));
    check(&format!(
        "Talks go on\n{PARAGRAPH}\nEurope is involved\n“We will not leave.”\n{PARAGRAPH}\n- Crimea\n- Donetsk\n- Luhansk"
    ));
    check("Short note\nNo deal yet\nMore next week");
}

#[test]
fn lists_of_other_articles_are_taken_where_they_stand() {
    check(&format!(
        "{PARAGRAPH}\n>Related articles\n>- Envoys fly home\n>- What the plan says\nA crosshead\n{PARAGRAPH}\n{PARAGRAPH}\nHe did not say more."
    ));
    check(&format!(
        "{PARAGRAPH}\n>Most read\n>Storm hits the coast of the far north as thousands flee\n>Cup final ends in a draw\n>Why cats purr"
    ));
    // Text goes on after the label: only the label is taken.
    check(&format!(
        "{PARAGRAPH}\n>Topics\n{PARAGRAPH}\nHe spoke for an hour on all of them."
    ));
}
