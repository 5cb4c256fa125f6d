//! What a person set on a cell, laid over what the statements give.

use super::admit::Admitted;
use super::heard::Heard;
use super::{pick, utterance};
use crate::model::{
    Basis, Date, HandEdit, Lean, PartyId, ProposalId, Stance, StanceAttitude, Status,
};

/// Says whether what a person set holds as of a day: `heard` are all statements on the cell.
pub(super) fn holds(edit: &HandEdit, heard: &[Heard<'_>], as_of: Option<Date>) -> bool {
    let Some(as_of) = as_of else { return true };
    match edit.as_of {
        Some(day) => day <= as_of,
        None => heard.is_empty() || heard.iter().any(|h| h.day.is_some_and(|day| day <= as_of)),
    }
}

/// Returns what an edit without an attitude was made on.
pub(super) fn position(stance: Option<&Stance>) -> Option<(StanceAttitude, Option<Lean>)> {
    stance.map(|stance| (stance.attitude, stance.lean))
}

/// Says whether a person set anything of the stance itself: who does so has looked at it. A
/// note or a priority says nothing of the kind.
fn sets_anything(edit: &HandEdit) -> bool {
    let beside = HandEdit {
        status: edit.status,
        ..edit.beside()
    };
    *edit != beside
}

/// Returns the stance with every field that `edit` sets; it is reviewed at least, unless `edit`
/// has nothing but a note or a priority, or says otherwise. An attitude set by hand wins over
/// the statements and makes a stance where there is none; without one, a cell that has no
/// statements stays silent and the other fields wait.
pub(super) fn apply(
    edit: &HandEdit,
    (proposal, party): &(ProposalId, PartyId),
    settled: Option<Stance>,
    admitted: &Admitted<'_, '_>,
) -> Option<Stance> {
    if edit.is_empty() {
        return settled;
    }
    let mut stance = match edit.attitude {
        Some(attitude) => decided(
            edit,
            attitude,
            settled.unwrap_or_else(|| empty(proposal, party, admitted)),
            admitted,
        ),
        None => settled?,
    };
    if stance.attitude == StanceAttitude::Conditional {
        if let Some(lean) = edit.lean {
            stance.lean = Some(lean);
        }
        if let Some(condition) = &edit.condition {
            stance.condition = Some(condition.clone()).filter(|c| !c.trim().is_empty());
        }
    }
    if let Some(firmness) = edit.firmness {
        stance.firmness = Some(firmness);
    }
    if let Some(summary) = &edit.summary {
        stance.summary.clone_from(summary);
    }
    if let Some(note) = &edit.note {
        stance.note.clone_from(note);
    }
    stance.priority = edit.priority;
    if let Some(day) = edit.as_of {
        stance.as_of = Some(day);
    }
    if sets_anything(edit) {
        stance.status = stance.status.max(Status::Reviewed);
    }
    if let Some(status) = edit.status {
        stance.status = status;
    }
    stance.hand = Some(edit.clone());
    Some(stance)
}

/// Sets the attitude by hand. What belonged to another attitude goes: the firmness and the
/// verb of a refusal say nothing of a support. Statements stay to be read; the best of those
/// that agree is named as the one that settled it. Where none agrees, they are no utterances
/// of this stance, and it has none of their days.
fn decided(
    edit: &HandEdit,
    attitude: StanceAttitude,
    mut stance: Stance,
    admitted: &Admitted<'_, '_>,
) -> Stance {
    stance.basis = Basis::Hand;
    let lean = edit
        .lean
        .filter(|_| attitude == StanceAttitude::Conditional);
    if stance.attitude == attitude && (lean.is_none() || lean == stance.lean) {
        return with_lean(stance);
    }
    let groups = utterance::group(&admitted.counted);
    let agreed = pick::Settled {
        attitude,
        lean: lean.or_else(|| pick::lean(attitude, &groups)),
    };
    let settling = pick::settling(agreed, &groups);
    stance.attitude = attitude;
    stance.firmness = None;
    stance.lean = agreed.lean;
    stance.condition = pick::condition(agreed, &groups);
    stance.act = settling.map(|heard| heard.statement.act);
    stance.as_of = settling.and_then(|heard| heard.day);
    stance.settled_by = settling.map(|heard| heard.at.clone());
    stance.summary = settling.map_or_else(String::new, |_| pick::summary(agreed, &groups));
    if settling.is_none() {
        stance.utterances = 0;
    }
    with_lean(stance)
}

/// A conditional stance always leans one way, so that its number is never in doubt.
fn with_lean(mut stance: Stance) -> Stance {
    stance.lean = (stance.attitude == StanceAttitude::Conditional)
        .then(|| stance.lean.unwrap_or(Lean::YesIf));
    stance
}

/// Returns a stance on a cell whose statements settle nothing.
fn empty(proposal: &ProposalId, party: &PartyId, admitted: &Admitted<'_, '_>) -> Stance {
    Stance {
        party: party.clone(),
        proposal: proposal.clone(),
        // Overwritten at once; mixed is the one attitude that claims nothing.
        attitude: StanceAttitude::Mixed,
        lean: None,
        condition: None,
        firmness: None,
        act: None,
        summary: String::new(),
        note: String::new(),
        priority: None,
        as_of: None,
        status: Status::Machine,
        basis: Basis::Hand,
        hand: None,
        settled_by: None,
        statements: Vec::new(),
        utterances: 0,
        left_out: admitted.left_out.clone(),
    }
}
