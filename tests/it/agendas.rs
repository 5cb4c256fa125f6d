//! Agendas as a person writes them, with a text and a few cues for each proposal: what
//! sentences in other words than theirs are taken to speak of.

use std::path::Path;

use standpoint::agenda;
use standpoint::extract::Extractor;
use standpoint::import;
use standpoint::model::TrialHit;

/// Checks the surest hit of each sentence: `proposal`, `!proposal` where the words tell its
/// opposite, `?proposal` where it is guessed from its issue, `issue` or `-`.
#[track_caller]
fn check(name: &str, cases: &[(&str, &str)]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/agendas/{name}"));
    let agenda = agenda::read(&path).expect("a sound agenda");
    let extractor = Extractor::new(&agenda);
    let today = "2026-12-06".parse().expect("a date");
    for (sentence, expected) in cases {
        let text = format!("A headline\n\n{sentence}\n");
        let article = import::from_bytes("a.txt", text.as_bytes(), today).expect("an article");
        let trials = extractor.trial(&article);
        let hits = trials.last().map_or(&[][..], |trial| &trial.hits);
        let found = hits.first().map_or_else(|| "-".to_owned(), word);
        assert_eq!(found, *expected, "{sentence}");
    }
}

fn word(hit: &TrialHit) -> String {
    let mark = match (hit.contrary, hit.guessed) {
        (true, _) => "!",
        (_, true) => "?",
        _ => "",
    };
    let proposal = hit.proposal.as_ref().map(ToString::to_string);
    format!(
        "{mark}{}",
        proposal.unwrap_or_else(|| hit.issue.to_string())
    )
}

#[test]
fn fish_and_water() {
    check(
        "fishing.ron",
        &[
            (
                "Rell demanded that Norland let Sudrian trawlers into its waters.",
                "fish.access",
            ),
            (
                "Havn refused to open its waters to foreign vessels.",
                "fish.access",
            ),
            (
                "Access to Norlandic waters is essential for Marest, Rell said.",
                "fish.access",
            ),
            (
                "Berg proposed to cut the herring quota by a fifth.",
                "fish.quota",
            ),
            (
                "Sudria will not accept lower catches of herring.",
                "fish.quota",
            ),
            (
                "Norland wants the allocation for herring reduced.",
                "fish.quota",
            ),
            ("Marest agreed to joint inspections at sea.", "fish.inspect"),
            (
                "Norland insists that its inspectors board and check Sudrian ships.",
                "fish.inspect",
            ),
            ("Berg spoke about the future of cod.", "fish"),
            (
                "Rell urged Norland to release more water from the dam in summer.",
                "river.release",
            ),
            (
                "Norland would open the dam if it does not rain.",
                "river.release",
            ),
            ("Norland threatened to withhold water.", "!river.release"),
            ("Havn wants Marest to pay for the water.", "river.pay"),
            (
                "Sudria rejected the demand to compensate Norland for water from the river.",
                "river.pay",
            ),
            ("Norland gave up its plan for a second dam.", "river.no_dam"),
            ("Sudria opposes a new dam on the Ost.", "river.no_dam"),
            (
                "Both governments hope to reach a deal before winter.",
                "deal.made",
            ),
            ("Rell said that an accord was within reach.", "deal.made"),
            (
                "Berg said the negotiations would go on after the winter.",
                "deal.talks",
            ),
            (
                "Marest suggested that a joint commission arbitrate disputes.",
                "deal.panel",
            ),
            ("Norland rules out arbitration.", "deal.panel"),
            ("The train to Havn was late because of snow.", "-"),
        ],
    );
}

#[test]
fn a_wage_dispute() {
    check(
        "wages.ron",
        &[
            (
                "The union demands a pay rise of eight percent a year.",
                "pay.rise",
            ),
            (
                "Holm said members would not settle for less than a 6 percent wage increase.",
                "pay.rise",
            ),
            (
                "Management offered to raise salaries by three percent each year.",
                "pay.rise",
            ),
            (
                "The company offered a one-off bonus of 500 crowns.",
                "pay.once",
            ),
            ("The union rejected a single payment.", "pay.once"),
            (
                "Stein proposed that wages be frozen until 2028.",
                "pay.freeze",
            ),
            ("Holm insists on a 35-hour week.", "time.week"),
            (
                "The company refuses to shorten the working week at full pay.",
                "time.week",
            ),
            ("Night shifts must be voluntary, Holm said.", "time.night"),
            (
                "The union wants a guarantee that there will be no redundancies.",
                "jobs.none_lost",
            ),
            (
                "Ost Railways plans to lay off 400 staff.",
                "!jobs.none_lost",
            ),
            (
                "Management intends to shut the ticket offices.",
                "jobs.offices",
            ),
            (
                "The union opposes the closure of ticket offices.",
                "jobs.offices",
            ),
            (
                "Union leaders threatened to walk out on Friday.",
                "dispute.strike",
            ),
            (
                "Stein called on workers to call off the strike.",
                "dispute.strike",
            ),
            (
                "The company is open to mediation by an independent arbitrator.",
                "dispute.panel",
            ),
            (
                "Holm said the union was ready to return to the negotiating table.",
                "dispute.talks",
            ),
            ("Holm complained about pay.", "pay"),
        ],
    );
}

#[test]
fn an_arms_control_treaty() {
    check(
        "arms.ron",
        &[
            (
                "Norland proposed a ceiling of 500 warheads for each side.",
                "missiles.cap",
            ),
            (
                "Sudria will not cut its warheads below 800.",
                "missiles.cap",
            ),
            (
                "Marest called for a ban on missiles with a range of more than 300 kilometres.",
                "missiles.range",
            ),
            (
                "Rell demanded that Havn withdraw its launchers from the islands.",
                "missiles.remove",
            ),
            (
                "Berg insisted that Sudria halt all uranium enrichment.",
                "reactor.enrich",
            ),
            (
                "Rell said Sudria would never give up its right to enrich.",
                "!reactor.enrich",
            ),
            ("Sudria will go on enriching uranium.", "!reactor.enrich"),
            (
                "Sudria agreed to ship its enriched uranium abroad.",
                "reactor.stock",
            ),
            ("Norland wants the stockpile exported.", "reactor.stock"),
            ("The limits would last for 15 years.", "reactor.years"),
            (
                "Norland demands that inspectors be let into military sites.",
                "checks.any",
            ),
            ("Sudria offered to put the cameras back.", "checks.cameras"),
            ("Marest demands an end to sanctions.", "relief.lift"),
            (
                "Berg offered to ease the embargo step by step.",
                "relief.lift",
            ),
            (
                "Norland will not lift sanctions before the inspectors report.",
                "relief.lift",
            ),
            ("Norland threatened new sanctions.", "!relief.lift"),
            (
                "Sanctions would snap back if Sudria broke the treaty.",
                "relief.snap",
            ),
            (
                "Rell asked for the release of the frozen reserves.",
                "relief.funds",
            ),
            ("Berg spoke of sanctions.", "?relief.lift"),
        ],
    );
}

#[test]
fn a_peace_process() {
    check(
        "peace.json",
        &[
            (
                "Okello said his men would lay down their arms if the army did the same.",
                "ar.disarm",
            ),
            ("The government rejected a truce on Monday.", "tr.stop"),
            (
                "Kasu called for an immediate end to hostilities.",
                "tr.stop",
            ),
            (
                "Diallo refused to open humanitarian corridors to the north.",
                "tr.corridor",
            ),
            (
                "The Front wants African Union observers to oversee the truce.",
                "tr.monitors",
            ),
            (
                "Kasu opposes the deployment of foreign peacekeepers.",
                "tr.monitors",
            ),
            (
                "The government demands that the Front pull its fighters out of the captured towns.",
                "tr.leave",
            ),
            ("Okello insists on a third of cabinet posts.", "po.share"),
            (
                "Kasu offered the Front two ministries in a government of national unity.",
                "po.share",
            ),
            (
                "The government promised to hold a vote within 18 months.",
                "po.vote",
            ),
            ("The Front rejects early elections.", "po.vote"),
            (
                "Okello said there could be no deal unless Diallo stepped down.",
                "po.resign",
            ),
            (
                "The Front demands self-government for the north.",
                "po.autonomy",
            ),
            ("Kasu ruled out autonomy for any region.", "po.autonomy"),
            (
                "Diallo said the rebels must give up their weapons first.",
                "ar.disarm",
            ),
            (
                "The Front will never disarm before the vote, Okello said.",
                "ar.disarm",
            ),
            (
                "The Front wants its fighters integrated into the national army.",
                "ar.merge",
            ),
            (
                "The government is ready to pardon fighters who surrender.",
                "ar.amnesty",
            ),
            ("Kasu agreed to a tribunal for war crimes.", "ar.court"),
            ("Okello demanded half of the revenue from oil.", "oi.share"),
            ("The rains came late to the hills this year.", "-"),
        ],
    );
}

#[test]
fn a_trade_deal() {
    check(
        "trade.json",
        &[
            (
                "Moor demanded that Belmark scrap its steel duties.",
                "ta.steel",
            ),
            (
                "Belmark will not lift the tariff on steel, Kranz said.",
                "ta.steel",
            ),
            (
                "Belmark offered to cut auto tariffs to 10 percent.",
                "ta.cars",
            ),
            ("Arvania wants lower duties on its cars.", "ta.cars"),
            (
                "Arvania threatened to retaliate with levies on whiskey.",
                "ta.retaliate",
            ),
            ("Moor said countermeasures were ready.", "ta.retaliate"),
            (
                "Belmark insists on a bigger quota for its beef.",
                "fa.quota",
            ),
            (
                "Arvania ruled out accepting hormone-treated beef.",
                "fa.rules",
            ),
            (
                "Moor said food safety standards were not negotiable.",
                "fa.rules",
            ),
            (
                "Arvania called on Belmark to reduce aid to its farmers.",
                "fa.subsidy",
            ),
            (
                "Moor urged Belmark to ease curbs on chip exports.",
                "te.controls",
            ),
            ("Kranz said export controls would stay.", "te.controls"),
            (
                "Belmark demands that Arvania scrap its tax on digital services.",
                "te.tax",
            ),
            (
                "Kranz hoped that the pact would be signed in May.",
                "fr.deal",
            ),
            ("Both sides want a trade agreement this year.", "fr.deal"),
            (
                "Moor asked for the pause on tariffs to be prolonged.",
                "fr.pause",
            ),
            (
                "Arvania proposed an arbitration panel for disputes.",
                "fr.court",
            ),
            ("Kranz spoke about farmers.", "?fa.subsidy"),
        ],
    );
}
