//! Above the groups: which two parties, how far they agree, and how many proposals stand in
//! each group.

use egui::text::{LayoutJob, TextFormat};
use egui::{ComboBox, Label, Layout, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::{Agenda, PairAgreement, PartyId};

use super::super::super::state::Action;
use super::super::super::theme::{self, palette};
use super::super::super::widgets;
use super::super::parties;
use super::data::{AgreementLine, GroupKind, Head, PairData};
use super::lay;
use super::thirds::Split;

const TIP: &str = "100 % where both say the same on every proposal on which both have a stance, \
                   0 % where one is for and the other against on all of them";

/// Shows the choice of the two parties and how far they agree.
pub(super) fn choice(ui: &mut Ui, data: &PairData, agenda: &Agenda, actions: &mut Vec<Action>) {
    let [a, b] = data.heads.as_slice() else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let width = ((ui.available_width() - 60.0) / 2.0).clamp(90.0, 200.0);
        let pick = |ui: &mut Ui, label: &'static str, this: &Head, that: &Head| {
            let picked = party(ui, label, this, agenda, width)?;
            // Choosing the other party swaps the two.
            let other = if picked == that.party {
                this.party.clone()
            } else {
                that.party.clone()
            };
            Some((picked, other))
        };
        let first = pick(ui, "First party", a, b);
        let swap = ui.button("⇄").accessible_name("Swap the two parties");
        let swapped = swap.on_hover_text("Swaps the two parties").clicked();
        let second = pick(ui, "Second party", b, a).map(|(b, a)| (a, b));
        let swapped = swapped.then(|| (b.party.clone(), a.party.clone()));
        if let Some((a, b)) = first.or(second).or(swapped) {
            actions.push(Action::ShowPair(a, b));
        }
        ui.add_space(6.0);
        agreement(ui, &data.agreement);
    });
}

fn party(
    ui: &mut Ui,
    label: &'static str,
    head: &Head,
    agenda: &Agenda,
    width: f32,
) -> Option<PartyId> {
    let mut picked = None;
    let mut atoms = egui::Atoms::new(RichText::new(&head.name).font(theme::body_strong()));
    let room = vec2(8.0, 0.0);
    atoms.push_left(egui::Atom::custom(egui::IdSalt::new("bar"), room));
    let list = ComboBox::from_id_salt(label)
        .width(width)
        .height(420.0)
        .selected_text(atoms)
        .truncate();
    // A list takes all the room there is for its text.
    let room = vec2(width, ui.spacing().interact_size.y);
    let row = Layout::left_to_right(egui::Align::Center);
    let listed = ui.allocate_ui_with_layout(room, row, |ui| {
        list.show_ui(ui, |ui| {
            for party in agenda.parties_in_use() {
                let response = ui.selectable_label(party.id == head.party, &party.name);
                if response.clicked() {
                    picked = Some(party.id.clone());
                    ui.close();
                }
            }
        })
    });
    let shown = listed.inner;
    let name = format!("{label}: {}", head.name);
    let rect = shown.response.accessible_name(name).rect;
    let bar = rect.shrink2(vec2(0.0, 5.0));
    let bar = bar
        .with_min_x(rect.left() + 6.0)
        .with_max_x(rect.left() + 10.0);
    let colour = palette(ui).party(head.index);
    ui.painter().rect_filled(bar, 1.0, colour);
    picked.filter(|picked| *picked != head.party)
}

fn agreement(ui: &mut Ui, line: &AgreementLine) {
    let palette = palette(ui);
    let (font, colour) = if line.few {
        (theme::body_font(), palette.soft)
    } else {
        (theme::body_strong(), palette.ink)
    };
    // One text, so that a share never stands on another line than its n.
    let mut job = LayoutJob::default();
    job.append(&line.value, 0.0, TextFormat::simple(font, colour.into()));
    let n = TextFormat::simple(theme::body_font(), palette.soft.into());
    job.append(&line.n, 8.0, n);
    let label = Label::new(job).selectable(false).sense(Sense::HOVER);
    let response = ui.add(label.extend());
    let name = &line.name;
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    let told = if line.few && !line.n.is_empty() {
        format!("{TIP}. Fewer than {} say little", PairAgreement::FEW)
    } else {
        TIP.to_owned()
    };
    response.on_hover_text(told);
}

/// Shows the names of the two above their columns, which stay while rows scroll.
pub(super) fn names(ui: &mut Ui, data: &PairData, width: f32) {
    let Some([first, second]) = lay::columns(width) else {
        return;
    };
    let size = vec2(width, 20.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::HOVER);
    for (head, (left, room)) in data.heads.iter().zip([first, second]) {
        let left = rect.left() + left;
        let bar = rect.with_min_x(left).with_max_x(left + 3.0);
        let painter = ui.painter();
        let palette = palette(ui);
        painter.rect_filled(bar.shrink2(vec2(0.0, 2.0)), 1.0, palette.party(head.index));
        let ink = palette.ink.into();
        let name = widgets::one_line(ui, &head.name, theme::body_strong(), ink, false, room);
        let at = pos2(left + lay::INDENT, rect.center().y - name.size().y / 2.0);
        widgets::paint_line(painter, at, name);
    }
}

/// What a chip stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Chip {
    /// Goes to a group.
    Group(GroupKind),
    /// Shows only the proposals on which a third party stands against both.
    Split(Split),
}

/// Shows the groups with their counts and, where there are `others`, on how many proposals one
/// of them stands against both; returns the chip that was clicked.
pub(super) fn chips(
    ui: &mut Ui,
    data: &PairData,
    chosen: Option<&Split>,
    others: bool,
    actions: &mut Vec<Action>,
) -> Option<Chip> {
    let mut clicked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for group in &data.groups {
            let (title, told) = group.kind.words();
            let chip = widgets::chip(ui, title, Some(group.count()), false);
            if chip.on_hover_text(told).clicked() {
                clicked = Some(Chip::Group(group.kind));
            }
        }
        ui.add_space(8.0);
        if others && data.splits.is_empty() {
            let none = "Against a third party: none of those shown";
            ui.add(Label::new(RichText::new(none).weak()).extend());
        }
        for (split, count) in &data.splits {
            let on = chosen == Some(split);
            let chip = widgets::chip(ui, &split.in_words(), Some(*count), on);
            let tip = if on {
                "Click to show all proposals again"
            } else {
                "Shows only the proposals on which this is so"
            };
            if chip.on_hover_text(tip).clicked() {
                clicked = Some(Chip::Split(split.clone()));
            }
        }
        parties::button(ui, &data.shown, actions);
    });
    clicked
}
