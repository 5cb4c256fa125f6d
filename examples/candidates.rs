//! Prints every candidate of articles with its signs, one JSON object a line.

use std::path::Path;

use standpoint::agenda;
use standpoint::extract::Extractor;
use standpoint::import;
use standpoint::model::{CharOffsets, Date};

fn main() {
    let mut args = std::env::args().skip(1);
    let name = args.next().expect("an agenda");
    let agenda = if name == "ukraine-talks" {
        agenda::built_in("ukraine-talks").expect("built in").clone()
    } else {
        agenda::read(Path::new(&name)).expect("an agenda")
    };
    let extractor = Extractor::new(&agenda);
    for path in args {
        let article = import::read(Path::new(&path), Date::new(2026, 12, 6).expect("a day"))
            .expect("an article");
        let offsets = CharOffsets::new(&article.text);
        for (s, signs) in extractor.candidates(&article) {
            let signs: serde_json::Map<String, serde_json::Value> = signs
                .iter()
                .map(|(k, v)| (k.name().to_owned(), (*v).into()))
                .collect();
            let line = serde_json::json!({
                "article": path, "party": s.party.as_str(),
                "issue": s.issue.as_ref().map_or("other", |i| i.as_str()),
                "proposal": s.proposal.as_ref().map(|p| p.as_str()),
                "attitude": s.attitude.key(), "firmness": s.firmness.key(),
                "voice": s.voice.key(), "speaker": s.speaker, "cue": s.cue,
                "start": offsets.chars(s.evidence.span.start),
                "end": offsets.chars(s.evidence.span.end),
                "quote": s.evidence.quote, "signs": signs,
            });
            println!("{line}");
        }
    }
}
