//! What keys do: commands, the keys of an open form, those of the page that is shown.

use egui::{Key, Popup};

use super::command::{self, Command};
use super::state::{Action, Tab};
use super::views::statement;
use super::widgets;
use super::window::App;

/// The digits, which choose the one at that place: a page, a party.
pub(crate) const DIGITS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

impl App {
    /// Takes the keys that were pressed: commands first, then those of the page.
    pub(super) fn keys(&mut self, ctx: &egui::Context, actions: &mut Vec<Action>) {
        if self.dialog.is_some() || self.palette.is_some() {
            return;
        }
        if ctx.input(|input| input.key_pressed(Key::Escape)) {
            // Besides whatever else Esc does: nobody waits for these.
            self.notices.dismiss_done();
        }
        actions.extend(self.other_ways(ctx).into_iter().map(Action::Command));
        actions.extend(command::pressed(ctx).into_iter().map(Action::Command));
        if Popup::is_any_open(ctx) {
            // An open menu or list takes Esc and the arrows before what lies behind it.
            return;
        }
        self.opener = self.focus;
        let writes = ctx.text_edit_focused();
        if !writes && self.view.form.is_some() {
            actions.extend(statement::keys(ctx, &self.session, &self.view));
        }
        if self.view.at.tab == Tab::Review && !writes {
            actions.extend(self.review.keys(ctx, &self.session, &self.view));
        }
        if self.view.at.tab == Tab::Compare && !writes {
            let keys = self
                .compare
                .keys(ctx, &self.session, &self.view, self.focus);
            actions.extend(keys);
        }
        if self.view.at.tab == Tab::Article && !writes {
            actions.extend(self.article.keys(ctx, &self.view));
        }
        let escape = || ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
        let typing = ctx.text_edit_focused() || self.article.is_writing(self.focus);
        if self.view.at.tab == Tab::Article && !typing && escape() {
            // Back to the cell that the quote belongs to, where the arrows go on.
            actions.push(Action::ShowTab(Tab::Compare));
            actions.extend(self.view.cell().cloned().map(Action::SelectCell));
        }
    }

    /// Returns commands that are given by other ways than keys: the system's copy, unless
    /// text is selected, and a mouse's buttons for back and forward.
    fn other_ways(&self, ctx: &egui::Context) -> Vec<Command> {
        let copy = |event: &egui::Event| matches!(event, egui::Event::Copy);
        let buttons = [
            (egui::PointerButton::Extra1, Command::Back),
            (egui::PointerButton::Extra2, Command::Forward),
        ];
        let mut given: Vec<Command> = ctx.input(|input| {
            let pressed =
                |(button, _): &(egui::PointerButton, _)| input.pointer.button_pressed(*button);
            let buttons = buttons.into_iter().filter(pressed);
            buttons.map(|(_, command)| command).collect()
        });
        let text = ctx.text_edit_focused() || widgets::selects_text(ctx);
        let in_table = self.view.at.tab == Tab::Compare || self.selected_words().is_some();
        if !text
            && !in_table
            && self.view.cell().is_some()
            && ctx.input(|input| input.events.iter().any(copy))
        {
            given.push(Command::Cite);
        }
        given
    }

    /// Gives the focus back to where it was before a menu or list was opened, if that was
    /// closed from the keyboard.
    pub(super) fn popup_has_closed(&self, ctx: &egui::Context) {
        let keys = [Key::Escape, Key::Enter, Key::Space];
        let by_key = ctx.input(|input| keys.iter().any(|key| input.key_pressed(*key)));
        if let Some(opener) = self.opener.filter(|_| by_key && self.dialog.is_none()) {
            ctx.memory_mut(|memory| memory.request_focus(opener));
        }
    }
}
