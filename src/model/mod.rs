//! What the program is about, as plain values: the words of the field as types.
//!
//! Nothing here imports another part of the program, reads a clock, opens a file or
//! knows a screen. Everything can be cloned, compared and serialised; every list has a
//! stated order, so that the same values always give the same text.

pub mod agenda;
pub mod article;
pub mod attribution;
pub mod block;
pub mod change;
pub mod comparison;
pub mod dossier;
mod encoding;
pub mod filter;
pub mod id;
pub mod log;
pub mod note;
pub mod patch;
pub mod printed;
pub mod problem;
pub mod scale;
pub mod scene;
pub mod snapshot;
pub mod span;
pub mod stance;
pub mod statement;
pub mod text;
pub mod track;
pub mod trial;

pub use agenda::{Agenda, Issue, PartialDate, Party, Person, Proposal, ScaleSpec, Term};
pub use article::{Article, CodedArticle, Reprint};
pub use attribution::Attribution;
pub use block::{Block, BlockKind};
pub use change::{Change, ChangeCause, ChangeKind};
pub use comparison::{
    Comparison, Contradiction, Implied, IssueVerdict, Link, PairAgreement, Relation, Row,
};
pub use dossier::{Dossier, Settings};
pub use encoding::Fitting;
pub use filter::{EvidenceFilter, outlet_name};
pub use id::{ArticleId, IssueId, PartyId, ProposalId, StatementId, StatementRef};
pub use jiff::civil::Date;
pub use log::{Log, Logged, Removed, Step};
pub use note::{Note, NoteKind};
pub use patch::{Part, Patch};
pub use problem::Problem;
pub use scale::{Act, Attitude, Bound, Firmness, Lean, Priority, Status, Voice};
pub use snapshot::Snapshot;
pub use span::{CharOffsets, Span};
pub use stance::{Basis, HandEdit, LeftOut, Stance, StanceAttitude, StanceTable};
pub use statement::{Amount, Evidence, Extracted, Found, Standing, Statement};
pub use track::{Track, TrackPoint, TrackStep};
pub use trial::{Trial, TrialHit};
