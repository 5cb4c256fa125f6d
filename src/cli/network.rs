//! `standpoint network`: who says the same as whom, counted over statements.

use std::path::PathBuf;
use std::sync::LazyLock;

use super::choice;
use super::output::{Output, say};
use crate::compare::network::{
    self, Coded, Duplicates, Incidence, Kind, Matrix, Normalise, Options, Scale,
};
use crate::model::Date;
use crate::session::Session;
use crate::session::reader::is_dossier;
use crate::session::report;
use crate::session::tables::{self, Columns};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    standpoint network my-case/\n  \
    standpoint network --kind conflict --normalise average statements.csv\n  \
    standpoint network --kind combine --twomode statements.csv\n  \
    standpoint extract --format csv articles/ > statements.csv\n\n\
    Of a dossier, each utterance counts once, however many articles carry it; of a CSV, each \
    row.\n\n\
    Columns of a CSV: organization (or party), concept (or proposal), agreement (1 for, 0 \
    against; or attitude), and doc, date, start, stop, id, by which the first statement is \
    known.")]
pub(super) struct Args {
    /// What ties two parties; combine (0 none, 1 for, 2 against, 3 both) needs --twomode
    #[arg(long, value_parser = choice(&KINDS), default_value = "congruence")]
    kind: AnyKind,

    /// What a tie between two parties is divided by
    #[arg(long, value_parser = choice(Normalise::ALL), default_value = "none")]
    normalise: Normalise,

    /// Which repetitions are counted: all, or one a document, or one over all
    #[arg(long, value_parser = choice(Duplicates::ALL), default_value = "include")]
    duplicates: Duplicates,

    /// Print parties by proposals (ignore, subtract or combine), not parties by parties
    #[arg(long)]
    twomode: bool,

    /// The column of a CSV that tells the party
    #[arg(long, value_name = "COLUMN")]
    parties: Option<String>,

    /// The column of a CSV that tells the proposal
    #[arg(long, value_name = "COLUMN")]
    proposals: Option<String>,

    /// The column of a CSV that tells the level of agreement
    #[arg(long, value_name = "COLUMN")]
    levels: Option<String>,

    /// The lowest and the highest level in a CSV
    #[arg(long, value_name = "LOW,HIGH", value_parser = scale, allow_hyphen_values = true)]
    scale: Option<Scale>,

    /// A case folder, or a table of statements
    #[arg(value_name = "CASE|STATEMENTS.csv")]
    input: PathBuf,
}

/// What ties two parties, a party to a proposal, or both, under one name.
#[derive(Clone, Copy, Debug)]
struct AnyKind {
    one_mode: Option<Kind>,
    two_mode: Option<Incidence>,
}

static KINDS: LazyLock<Vec<(&'static str, AnyKind)>> = LazyLock::new(|| {
    let one_mode = |name| named(Kind::ALL, name);
    let two_mode = |name| named(Incidence::ALL, name);
    let names = Kind::ALL.iter().map(|(name, _)| *name);
    let others = Incidence::ALL.iter().map(|(name, _)| *name);
    names
        .chain(others.filter(|name| one_mode(name).is_none()))
        .map(|name| {
            let kind = AnyKind {
                one_mode: one_mode(name),
                two_mode: two_mode(name),
            };
            (name, kind)
        })
        .collect()
});

fn named<K: Copy>(all: &[(&str, K)], name: &str) -> Option<K> {
    let found = all.iter().find(|(known, _)| *known == name);
    found.map(|(_, kind)| *kind)
}

pub(super) fn run(args: &Args, today: Date, out: &mut Output) {
    let plan = match Plan::of(args) {
        Ok(plan) => plan,
        Err(sentence) => {
            out.misused(sentence);
            return;
        }
    };
    if let Some(statements) = statements(args, today, out) {
        out.write(&report::network(&plan.network(&statements)));
    }
}

/// How a network is made.
enum Plan {
    OneMode(Options),
    TwoMode(Incidence, Duplicates, Scale),
}

impl Plan {
    /// Reads the options, or says what is wrong with them.
    fn of(args: &Args) -> Result<Self, &'static str> {
        let (duplicates, scale) = (args.duplicates, args.scale.unwrap_or_default());
        if args.twomode {
            if args.normalise != Normalise::None {
                return Err("--normalise is for parties by parties. Leave it out with --twomode.");
            }
            let incidence = args
                .kind
                .two_mode
                .ok_or("Parties are tied to proposals by --kind ignore, subtract or combine.")?;
            return Ok(Self::TwoMode(incidence, duplicates, scale));
        }
        let kind = args
            .kind
            .one_mode
            .ok_or("--kind combine ties parties to proposals. Add --twomode.")?;
        Ok(Self::OneMode(Options {
            kind,
            normalise: args.normalise,
            duplicates,
            scale,
        }))
    }

    fn network(&self, statements: &[Coded]) -> Matrix {
        match *self {
            Self::OneMode(options) => network::one_mode(statements, options),
            Self::TwoMode(incidence, duplicates, scale) => {
                network::two_mode(statements, incidence, duplicates, scale)
            }
        }
    }
}

/// Returns the statements that the input holds; failures are named.
fn statements(args: &Args, today: Date, out: &mut Output) -> Option<Vec<Coded>> {
    let columns = Columns {
        parties: args.parties.clone(),
        proposals: args.proposals.clone(),
        levels: args.levels.clone(),
    };
    let found = if is_dossier(&args.input) {
        if columns != Columns::default() || args.scale.is_some() {
            out.misused(
                "--parties, --proposals, --levels and --scale tell of a CSV. Leave them out \
                 with a case.",
            );
            return None;
        }
        Session::read(&args.input, today).map(|session| {
            for problem in session.warnings() {
                say(format_args!("warning: {problem}"));
            }
            network::of_dossier(&session.uttered())
        })
    } else {
        tables::statements(&args.input, &columns, args.scale.unwrap_or_default())
    };
    found.map_err(|problem| out.failed(&problem)).ok()
}

fn scale(text: &str) -> Result<Scale, String> {
    let ends = text.split_once(',').and_then(|(low, high)| {
        let (low, high) = (low.trim().parse().ok()?, high.trim().parse().ok()?);
        (low < high).then_some(Scale { low, high })
    });
    ends.ok_or_else(|| "write the lowest and the highest level, such as -2,2".to_owned())
}
