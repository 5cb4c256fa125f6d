//! The fields in which what is known of an article is changed. Each field that is left is one
//! edit; what cannot be taken stays in its field, marked, with the reason.

use egui::{Color32, Id, Key, Label, Modifiers, RichText, TextEdit, Ui};

use crate::model::{Article, ArticleId};
use crate::session::Edit;
use crate::session::edit::{ArticleEdit, language_name, typed_date, typed_language};

use super::super::super::state::{Action, Once, Wish};
use super::super::super::theme::{self, palette};
use super::super::super::widgets::{DAY_HINT, line, text_field};

/// Two columns of fields need this much room.
const WIDE: f32 = 460.0;

/// Something that is known of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Title,
    Outlet,
    Author,
    Published,
    Language,
    Address,
}

impl Field {
    const LINES: [&[Self]; 4] = [
        &[Self::Title],
        &[Self::Published, Self::Language],
        &[Self::Outlet, Self::Author],
        &[Self::Address],
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Outlet => "Outlet",
            Self::Author => "Author",
            Self::Published => "Date",
            Self::Language => "Language",
            Self::Address => "Address",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Self::Title => "its headline",
            Self::Outlet => "who published it",
            Self::Author => "who wrote it",
            Self::Published => DAY_HINT,
            Self::Language => "English",
            Self::Address => "https://…",
        }
    }

    /// Returns what the field holds while nothing is typed in it.
    fn value(self, article: &Article) -> String {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        match self {
            Self::Title => article.title.clone(),
            Self::Outlet => text(&article.outlet),
            Self::Author => text(&article.author),
            Self::Published => {
                let day = article.published.map(|day| day.to_string());
                day.unwrap_or_default()
            }
            Self::Language => match &article.language {
                Some(code) if language_name(code).contains(code.as_str()) => code.clone(),
                Some(code) => language_name(code),
                None => "English".to_owned(),
            },
            Self::Address => text(&article.address),
        }
    }

    /// Returns the edit that a text stands for.
    ///
    /// # Errors
    ///
    /// It cannot be what is asked for; the sentence says why.
    fn edit(self, text: &str) -> Result<ArticleEdit, String> {
        let text = text.trim();
        let given = || text.to_owned();
        Ok(match self {
            Self::Title if text.is_empty() => return Err("An article needs a title.".to_owned()),
            Self::Title => ArticleEdit::Title(given()),
            Self::Outlet => ArticleEdit::Outlet(given()),
            Self::Author => ArticleEdit::Author(given()),
            Self::Address => ArticleEdit::Address(given()),
            Self::Published if text.is_empty() => ArticleEdit::Published(None),
            Self::Published => ArticleEdit::Published(Some(typed_date(text)?)),
            Self::Language => ArticleEdit::Language(typed_language(text)?),
        })
    }
}

/// A text that is typed in a field and is not yet an edit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Typed {
    article: ArticleId,
    field: Field,
    text: String,
    /// What the field held when typing began.
    before: String,
}

impl Typed {
    fn is_in(&self, article: &Article, field: Field) -> bool {
        self.article == article.id && self.field == field
    }

    /// Returns the edit that it stands for; `None` where nothing was changed.
    ///
    /// # Errors
    ///
    /// It cannot be taken; the sentence says why.
    pub(crate) fn finish(&self) -> Result<Option<Edit>, String> {
        if self.text.trim() == self.before.trim() {
            return Ok(None);
        }
        let edit = self.field.edit(&self.text)?;
        Ok(Some(Edit::ChangeArticle {
            article: self.article.clone(),
            edit,
        }))
    }
}

/// The fields with what is typed in them.
#[derive(Debug, Default)]
pub(super) struct Details {
    /// Whether they are shown.
    pub(super) open: bool,
    typed: Option<Typed>,
    /// What could not be taken and why, until it is typed over.
    refused: Option<(Typed, String)>,
}

impl Details {
    /// Takes what is typed, to make it an edit before anything else happens.
    pub(super) fn take(&mut self) -> Option<Typed> {
        self.typed.take()
    }

    /// Keeps what could not be taken in its field.
    pub(super) fn refuse(&mut self, typed: Typed, why: String) {
        self.refused = Some((typed, why));
        self.open = true;
    }

    /// Says whether a field of theirs has the focus.
    pub(super) fn has_focus(focus: Option<Id>, article: &ArticleId) -> bool {
        let mut fields = Field::LINES.iter().flat_map(|line| line.iter());
        focus.is_some() && fields.any(|field| focus == Some(id(article, *field)))
    }

    /// Shows the fields.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        article: &Article,
        once: &mut Once,
        actions: &mut Vec<Action>,
    ) {
        // What was refused is of the article as it was: where a person has set it otherwise
        // since, that holds.
        let stale = |(typed, _): &mut (Typed, String)| {
            typed.article == article.id && typed.before != typed.field.value(article)
        };
        self.refused.take_if(stale);
        let wide = ui.available_width() >= WIDE;
        for fields in Field::LINES {
            if wide && fields.len() > 1 {
                ui.columns(fields.len(), |columns| {
                    for (ui, field) in columns.iter_mut().zip(fields) {
                        self.field(ui, article, *field, once, actions);
                    }
                });
            } else {
                for field in fields {
                    self.field(ui, article, *field, once, actions);
                }
            }
        }
    }

    fn field(
        &mut self,
        ui: &mut Ui,
        article: &Article,
        field: Field,
        once: &mut Once,
        actions: &mut Vec<Action>,
    ) {
        let typed = self
            .typed
            .as_ref()
            .filter(|typed| typed.is_in(article, field));
        let refused = self.refused.as_ref();
        let refused = refused.filter(|(typed, _)| typed.is_in(article, field));
        let shown = typed.or(refused.map(|(typed, _)| typed));
        let mut text = shown.map_or_else(|| field.value(article), |typed| typed.text.clone());
        let why = refused.map(|(_, why)| why.clone());
        let wrong: Color32 = palette(ui).error.into();
        let response = line(ui, field.label(), |ui, width| {
            let edit = TextEdit::singleline(&mut text)
                .id(id(&article.id, field))
                .hint_text(field.hint());
            text_field(ui, edit, why.is_some(), width).accessible_name(field.label())
        });
        if field == Field::Published && once.take(Wish::FocusDate) {
            response.request_focus();
            response.scroll_to_me(None);
        }
        if response.changed() {
            self.refused
                .take_if(|(typed, _)| typed.is_in(article, field));
            self.typed = Some(Typed {
                article: article.id.clone(),
                field,
                text,
                before: field.value(article),
            });
        } else if let Some(why) = why {
            line(ui, "", |ui, _| {
                let why = RichText::new(why).font(theme::small_font()).color(wrong);
                ui.add(Label::new(why).wrap())
            });
        }
        let entered = response.has_focus()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        if entered {
            response.surrender_focus();
        }
        let is_typed = self
            .typed
            .as_ref()
            .is_some_and(|typed| typed.is_in(article, field));
        if is_typed && (entered || response.lost_focus()) {
            actions.push(Action::FinishDraft);
        }
    }
}

fn id(article: &ArticleId, field: Field) -> Id {
    Id::unique(("detail of article", field.label(), article))
}
