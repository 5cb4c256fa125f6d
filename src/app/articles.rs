//! What commands do with the article that is shown.

use crate::model::{CodedArticle, Problem, Span};
use crate::session::Edit;
use crate::session::edit::ArticleEdit;

use super::notices::Refused;
use super::views::words::date;
use super::window::App;

impl App {
    /// Returns the article of the Article tab, if it is still there.
    pub(super) fn shown_article(&self) -> Option<&CodedArticle> {
        let id = self.view.at.article.as_ref()?;
        self.session.dossier().article(id).map(AsRef::as_ref)
    }

    /// Returns where lines are selected in the article that is shown, whether some of them are
    /// text, and whether some are left out as furniture.
    pub(super) fn selected_lines(&self) -> Option<(Span, bool, bool)> {
        let (id, span) = self.selected_words()?;
        let article = &self.session.dossier().article(&id)?.article;
        let left_out: usize = {
            let stretches = article.furniture.iter();
            let words = stretches.map(|f| {
                let shared = Span::new(f.start.max(span.start), f.end.min(span.end));
                letters(&article.text, shared)
            });
            words.sum()
        };
        let all = letters(&article.text, span);
        Some((span, left_out < all, left_out > 0))
    }

    /// Makes what is typed of the article an edit.
    pub(super) fn finish_details(&mut self) {
        let Some(typed) = self.article.take_typed() else {
            return;
        };
        match typed.finish() {
            Ok(Some(edit)) => {
                let today = self.launch.today;
                if let Edit::ChangeArticle {
                    edit: ArticleEdit::Published(Some(day)),
                    ..
                } = &edit
                    && *day > today
                {
                    let told = format!("{} lies after today, and was set.", date(*day));
                    let hint = "If it is a slip, type another date.";
                    self.notices.warning(&Problem::new("", told, hint));
                }
                self.edit(edit);
            }
            Ok(None) => self.notices.settled(Refused::Article),
            Err(why) => {
                self.notices.refused(Refused::Article, why.clone());
                self.article.refuse_typed(typed, why);
            }
        }
    }

    /// Leaves the selected lines out, or takes them in again.
    pub(super) fn change_lines(&mut self, edit: fn(Span) -> ArticleEdit) {
        if let Some((article, span)) = self.selected_words() {
            self.edit(Edit::ChangeArticle {
                article,
                edit: edit(span),
            });
        }
    }
}

/// Returns how many characters other than white space stand in a stretch.
fn letters(text: &str, span: Span) -> usize {
    let letters = span.of(text).chars();
    letters.filter(|c| !c.is_whitespace()).count()
}
