//! A small case in our own words, for the tests of all views.

use std::path::Path;

use crate::model::{HandEdit, StanceAttitude};
use crate::session::{Edit, Session};

/// Returns a session on the case in `tests/fixtures/harbour-talks`: three main parties and
/// an observer, three issues, two articles.
pub(crate) fn session() -> Session {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/harbour-talks");
    let today = jiff::civil::date(2026, 12, 20);
    Session::read(&folder, today).expect("the case is part of the project")
}

/// Sets a cell by hand.
pub(crate) fn set(session: &mut Session, proposal: &str, party: &str, hand: HandEdit) {
    session
        .apply(Edit::SetStance {
            proposal: proposal.into(),
            party: party.into(),
            hand,
        })
        .expect("the case has the cell");
}

/// Makes Southland's stance on the patrols depend on the ferries, and sets Northland's on
/// those.
pub(crate) fn with_trade(ferries: StanceAttitude) -> Session {
    let today = jiff::civil::date(2026, 12, 20);
    let mut session = Session::from_dossier(session().dossier().clone(), today);
    let hand = HandEdit {
        condition: Some("if the ferries sail again".to_owned()),
        ..HandEdit::default()
    };
    set(&mut session, "harbour.3", "SO", hand);
    let hand = HandEdit {
        attitude: Some(ferries),
        ..HandEdit::default()
    };
    set(&mut session, "ferries.1", "NO", hand);
    session
}
