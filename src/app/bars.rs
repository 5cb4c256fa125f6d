//! The menu bar, the status bar and the banner of the sample.

use egui::containers::menu::SubMenuButton;
use egui::{
    Button, Color32, CornerRadius, Frame, Label, Layout, Margin, MenuBar, RichText, Ui, WidgetInfo,
};

use super::command::{Command, Entry, Menu};
use super::jobs;
use super::offer::enabled;
use super::state::{Action, CellRef, Tab};
use super::theme::{self, palette};
use super::views::compare::Filter;
use super::views::parties::{self, Parties};
use super::views::words::count;
use super::widgets;
use super::window::App;

/// Room for the tick of an entry that is on.
const TICK: f32 = 12.0;

/// Shows the menus.
pub(super) fn menu(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    MenuBar::new().ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding.x = 8.0;
        let name = RichText::new("Standpoint").font(theme::body_strong());
        ui.add(Label::new(name).selectable(false));
        ui.add_space(8.0);
        for menu in Menu::ALL {
            ui.menu_button(menu.label(), |ui| {
                ui.set_min_width(240.0);
                ui.spacing_mut().button_padding = egui::vec2(8.0, 3.0);
                let entries = || menu.groups().iter().flat_map(|group| group.iter());
                let ticks = entries().any(|entry| app.has_ticks(entry));
                for (index, group) in menu.groups().iter().enumerate() {
                    if index > 0 {
                        ui.separator();
                    }
                    for line in *group {
                        match line {
                            Entry::Do(command) => entry(ui, app, *command, ticks, actions),
                            Entry::Sub(name, commands) => {
                                submenu(ui, app, name, commands, ticks, actions);
                            }
                        }
                        match line {
                            Entry::Do(Command::OpenFolder) => recent(ui, app, actions),
                            Entry::Do(Command::CountImplied) => parties(ui, app, ticks, actions),
                            Entry::Do(_) | Entry::Sub(..) => {}
                        }
                    }
                }
            });
        }
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            palette_button(ui, actions);
        });
    });
}

/// Shows what looks like a field and opens the palette, as far as there is room.
fn palette_button(ui: &mut Ui, actions: &mut Vec<Action>) {
    let command = Command::Palette;
    let width = ui.available_width().min(250.0);
    if width < 120.0 {
        return;
    }
    let soft: Color32 = palette(ui).soft.into();
    let keys = RichText::new(command.shortcut_text(ui)).font(theme::small_font());
    let text = RichText::new(command.label()).color(soft);
    let button = Button::new(text)
        .shortcut_text(keys.color(soft))
        .fill(Color32::from(palette(ui).card))
        .stroke(palette(ui).hairline())
        .corner_radius(CornerRadius::same(6))
        .min_size(egui::vec2(width, 24.0));
    let response = ui.add(button).accessible_name(command.label());
    if response.on_hover_text(command.tooltip()).clicked() {
        actions.push(Action::Command(command));
    }
}

/// Shows the pages of the middle, before them the way back and forward.
pub(super) fn tabs(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 1.0;
        if !app.shows_sidebar() {
            sidebar_button(ui, actions);
        }
        for (command, sign) in [(Command::Back, "←"), (Command::Forward, "→")] {
            let button = Button::new(sign).frame_when_inactive(false);
            let enabled = enabled(app, command);
            let response = ui.add_enabled(enabled, button.min_size(egui::vec2(26.0, 28.0)));
            let tip = format!("{} ({})", command.tooltip(), command.shortcut_text(ui));
            let response = response.on_hover_text(tip).accessible_name(command.label());
            if response.clicked() {
                actions.push(Action::Command(command));
            }
        }
        ui.add_space(3.0);
        for tab in Tab::ALL {
            let (name, tip) = tab.words();
            let response = widgets::tab(ui, name, app.view.at.tab == tab);
            if response.on_hover_text(tip).clicked() {
                actions.push(Action::ShowTab(tab));
            }
        }
        if app.session.filter().is_empty() && !app.view.evidence {
            ui.add_space(8.0);
            evidence_button(ui, actions);
        }
    });
}

/// Shows what brings the left panel back, where a small window or a person has put it away.
fn sidebar_button(ui: &mut Ui, actions: &mut Vec<Action>) {
    let command = Command::ShowSidebar;
    let button = Button::new("").frame_when_inactive(false);
    let response = ui.add(button.min_size(egui::vec2(26.0, 28.0)));
    let ink: Color32 = palette(ui).ink.into();
    let centre = response.rect.center();
    for line in [-4.0, 0.0, 4.0] {
        let points = [-6.0, 6.0].map(|x| centre + egui::vec2(x, line));
        ui.painter()
            .line_segment(points, egui::Stroke::new(1.5, ink));
    }
    let response = response.accessible_name("Show articles and issues");
    if response.on_hover_text(command.tooltip()).clicked() {
        actions.push(Action::Command(command));
    }
}

/// Says that all evidence is looked at, and opens the choice.
fn evidence_button(ui: &mut Ui, actions: &mut Vec<Action>) {
    let command = Command::Evidence;
    let text = RichText::new("All evidence").color(palette(ui).soft);
    let button = Button::new(text).stroke(palette(ui).hairline());
    let response = ui.add(button.corner_radius(CornerRadius::same(6)));
    let tip = format!("{} ({})", command.tooltip(), command.shortcut_text(ui));
    if response.on_hover_text(tip).clicked() {
        actions.push(Action::Command(command));
    }
}

/// Returns an entry's words, behind the room for a tick where its menu has any.
fn behind_tick(label: &str, ticks: bool) -> egui::Atoms<'_> {
    let mut atoms = egui::Atoms::new(label);
    if ticks {
        let room = egui::vec2(TICK, 0.0);
        atoms.push_left(egui::Atom::custom(egui::IdSalt::new("tick"), room));
    }
    atoms
}

fn entry(ui: &mut Ui, app: &App, command: Command, ticks: bool, actions: &mut Vec<Action>) {
    let label = app.label(command);
    let keys = command.shortcut_text(ui);
    let button = Button::new(behind_tick(&label, ticks)).shortcut_text(keys);
    let enabled = enabled(app, command);
    let response = ui.add_enabled(enabled, button);
    hint_beside(&response, command.tooltip());
    if let Some(on) = app.is_on(command) {
        let role = egui::Role::MenuItemCheckBox;
        response.widget_info(|| WidgetInfo::selected(role, enabled, on, &label));
        if on {
            let at = response.rect.left_center();
            let at = at + egui::vec2(ui.spacing().button_padding.x + TICK / 2.0, 0.0);
            widgets::tick(ui.painter(), at, palette(ui).accent.into());
        }
    }
    if response.clicked() {
        actions.push(Action::Command(command));
        ui.close();
    }
}

/// Shows a hint beside an entry of a menu, where it covers no other entry.
fn hint_beside(response: &egui::Response, text: &str) {
    let mut hint = egui::Tooltip::for_enabled(response).gap(10.0);
    let popup = hint.popup.align(egui::RectAlign::RIGHT_START);
    hint.popup = popup.align_alternatives(&[egui::RectAlign::LEFT_START]);
    hint.show(|ui| ui.label(text));
}

/// Shows commands under a name of their own.
fn submenu(
    ui: &mut Ui,
    app: &App,
    name: &str,
    commands: &[Command],
    ticks: bool,
    actions: &mut Vec<Action>,
) {
    ui.menu_button(behind_tick(name, ticks), |ui| {
        ui.set_min_width(200.0);
        let ticks = commands.iter().any(|command| app.is_on(*command).is_some());
        for command in commands {
            entry(ui, app, *command, ticks, actions);
        }
    });
}

/// Lists the cases and the articles that were opened last.
fn recent(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    let lists = [
        ("Cases", &app.prefs.recent),
        ("Articles", &app.prefs.recent_articles),
    ];
    let any = lists.iter().any(|(_, list)| !list.is_empty());
    ui.add_enabled_ui(any, |ui| {
        ui.menu_button("Open recent", |ui| {
            for (name, list) in lists.iter().filter(|(_, list)| !list.is_empty()) {
                ui.weak(*name);
                for path in *list {
                    if ui.button(path.display().to_string()).clicked() {
                        actions.push(Action::OpenRecent(path.clone()));
                        ui.close();
                    }
                }
            }
        });
    });
}

/// The parties shown as columns can be chosen, several without opening the list again.
fn parties(ui: &mut Ui, app: &App, ticks: bool, actions: &mut Vec<Action>) {
    let words = behind_tick("Parties shown", ticks);
    SubMenuButton::new(words)
        .config(parties::stays_open())
        .ui(ui, |ui| {
            parties::list(ui, &Parties::of(&app.session), actions);
        });
}

/// Shows saved state, counts, the running job, the selected row in words, the zoom.
pub(super) fn status(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    let counts = app.session.counts();
    let (part, whole) = (counts.looked_at, counts.all);
    let soft: Color32 = palette(ui).soft.into();
    let small = |text: String| RichText::new(text).font(theme::small_font()).color(soft);
    let plain = |text: String| Label::new(small(text)).selectable(false);
    ui.horizontal(|ui| {
        ui.set_min_height(22.0);
        ui.spacing_mut().item_spacing.x = 18.0;
        ui.add(plain(app.saved_in_words()))
            .on_hover_text(app.saved_in_detail());
        ui.add(plain(format!(
            "{} · {}",
            in_words(part.articles, whole.articles, "article"),
            in_words(part.statements, whole.statements, "statement")
        )))
        .on_hover_text(
            "All statements that were found and not discarded. A cell, a snapshot and an export \
             count only those that settle a stance",
        );
        contradictions(ui, app, actions);
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            let percent = format!("{:.0} %", app.prefs.zoom() * 100.0);
            ui.add(plain(percent)).on_hover_text("Zoom");
            jobs::show(ui, app, actions);
            let sentence = app.view.cell().and_then(|c| app.compare.sentence(c));
            ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
                let sentence = sentence.unwrap_or_default();
                if !sentence.is_empty() {
                    ui.add(Label::new(small(sentence.to_owned())).truncate());
                }
            });
        });
    });
}

/// Notes how often what a party says contradicts what follows from its other stances.
fn contradictions(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    let found = app.session.comparison().contradictions.len();
    if found == 0 {
        return;
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, 16.0), egui::Sense::hover());
        let warn: Color32 = palette(ui).warn.into();
        widgets::warning(ui.painter(), rect.center(), warn);
        let text = RichText::new(count(found, "contradiction")).font(theme::small_font());
        let link = ui.link(text.color(warn));
        if link.on_hover_text("Shows the rows in Compare").clicked() {
            actions.push(Action::ShowTab(Tab::Compare));
            actions.push(Action::SetFilter(Filter::Contradictions));
            let first = app.session.comparison().contradictions.first();
            actions.extend(first.map(|first| {
                Action::SelectCell(CellRef {
                    proposal: first.proposal.clone(),
                    party: first.party.clone(),
                })
            }));
        }
    });
}

/// Returns how many are looked at: "4 articles", "2 of 4 articles".
fn in_words(part: usize, whole: usize, noun: &str) -> String {
    if part == whole {
        count(whole, noun)
    } else {
        format!("{part} of {}", count(whole, noun))
    }
}

/// Says that this is the sample, and offers an empty case.
pub(super) fn banner(ui: &mut Ui, actions: &mut Vec<Action>) {
    let palette = palette(ui);
    Frame::new()
        .fill(palette.accent_ground.into())
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(12, 5))
        .show(ui, |ui| {
            let told = "This is the sample case. Change anything: it is a copy.";
            if ui.available_width() < 480.0 {
                ui.set_width(ui.available_width());
                ui.add(Label::new(told).wrap());
                ui.horizontal(|ui| {
                    start_button(ui, actions);
                    hide_button(ui, actions);
                });
                return;
            }
            // The buttons first: the text takes what room they leave.
            let layout = Layout::right_to_left(egui::Align::Center);
            ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), 26.0), layout, |ui| {
                hide_button(ui, actions);
                start_button(ui, actions);
                ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(Label::new(told).truncate());
                });
            });
        });
    ui.add_space(4.0);
}

fn hide_button(ui: &mut Ui, actions: &mut Vec<Action>) {
    if ui.button("Hide").clicked() {
        actions.push(Action::DismissBanner);
    }
}

fn start_button(ui: &mut Ui, actions: &mut Vec<Action>) {
    let start = ui.button("Start an empty case");
    if start.on_hover_text(Command::NewCase.tooltip()).clicked() {
        actions.push(Action::Command(Command::NewCase));
    }
}
