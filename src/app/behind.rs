//! What a page shows of a large case, or while articles are read, is made in a thread: its picture
//! stays as it was for so long, and the window goes on.

use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use egui::Context;

use crate::session::{Look, Session, aside};

/// More statements than this take longer to work through than a frame may.
const MANY: usize = 2_000;
/// So many times as long as it was at work a thread rests before it makes the next picture.
const REST: f64 = 3.0;

/// Of what the picture of a page is, and what is made of it in a thread. `S` is what the page is
/// about: a picture of something else never stays.
#[derive(Debug)]
pub(crate) struct Behind<S, V> {
    /// The generation of the session and what the page was about.
    of: Option<(u64, S)>,
    making: Option<Making<S, V>>,
    /// Not before this moment, by the window's time, another thread is started.
    rest: f64,
}

/// What a thread makes.
#[derive(Debug)]
struct Making<S, V> {
    of: (u64, S),
    made: Receiver<V>,
    /// When it was begun, by the window's time.
    begun: f64,
}

impl<S, V> Default for Behind<S, V> {
    fn default() -> Self {
        Self {
            of: None,
            making: None,
            rest: 0.0,
        }
    }
}

impl<S: Clone + PartialEq, V: Send + 'static> Behind<S, V> {
    /// Returns a new picture if there is one to be shown: `make` makes it of what is looked at.
    /// Of a small case that nothing is read into, or where there is none of `about` yet, that is
    /// done at once.
    pub(crate) fn follow(
        &mut self,
        ctx: &Context,
        session: &Session,
        about: &S,
        make: impl FnOnce(&Look) -> V + Send + 'static,
    ) -> Option<V> {
        let now = session.generation();
        let time = ctx.input(|input| input.time);
        let fetched = self.fetch(about, time);
        let may_wait = session.counts().all.statements > MANY || session.job().is_some();
        let stays = |(_, of): &(u64, S)| of == about && may_wait;
        match &self.of {
            Some((generation, of)) if *generation == now && of == about => return fetched,
            Some(of) if stays(of) => {}
            _ => return self.at_once(session, about, make),
        }
        if self.making.is_none() && time < self.rest {
            ctx.request_repaint_after(Duration::from_secs_f64(self.rest - time));
        } else if self.making.is_none() {
            let (sender, receiver) = channel();
            let (wake, look) = (ctx.clone(), session.look());
            let work = move || {
                aside::stand_back();
                // The page may be gone.
                if sender.send(make(&look)).is_ok() {
                    wake.request_repaint();
                }
            };
            // Where no thread can be started the channel is closed, see `fetch`.
            drop(thread::Builder::new().name("page".to_owned()).spawn(work));
            self.making = Some(Making {
                of: (now, about.clone()),
                made: receiver,
                begun: time,
            });
        }
        fetched
    }

    /// Returns a new picture if that of this moment is not shown, and waits for nothing.
    pub(crate) fn at_once(
        &mut self,
        session: &Session,
        about: &S,
        make: impl FnOnce(&Look) -> V,
    ) -> Option<V> {
        let of = Some((session.generation(), about.clone()));
        if self.of == of {
            return None;
        }
        self.making = None;
        self.of = of;
        Some(make(&session.look()))
    }

    /// Returns what a thread has made, if it has ended and is about the same.
    fn fetch(&mut self, about: &S, time: f64) -> Option<V> {
        let making = self.making.as_ref()?;
        let made = match making.made.try_recv() {
            Ok(made) => Some(made),
            Err(TryRecvError::Empty) => return None,
            // It has failed, or could not be started: it is made here.
            Err(TryRecvError::Disconnected) => None,
        };
        self.rest = time + REST * (time - making.begun);
        let of = self.making.take().map(|making| making.of);
        if made.is_none() {
            self.of = None;
            return None;
        }
        let of = of.filter(|(_, of)| of == about)?;
        self.of = Some(of);
        made
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Instant;

    use super::*;
    use crate::app::views::demo;
    use crate::session::Edit;

    /// The demonstration with so many copies of its first article beside.
    fn session(copies: usize) -> Session {
        let mut dossier = demo::session().dossier().clone();
        for n in 0..copies {
            let mut copy = dossier.articles[0].as_ref().clone();
            copy.article.id = format!("copy-{n}").as_str().into();
            dossier.articles.push(Arc::new(copy));
        }
        Session::from_dossier(dossier, jiff::civil::date(2026, 12, 20))
    }

    fn title(look: &Look) -> String {
        look.dossier().title.clone()
    }

    fn rename(session: &mut Session, title: &str) {
        let edit = Edit::SetTitle(title.to_owned());
        session.apply(edit).expect("a title");
    }

    #[test]
    fn a_small_case_is_shown_as_it_is_at_once() {
        let (ctx, mut behind) = (Context::default(), Behind::default());
        let mut session = session(0);
        for name in ["a", "b"] {
            rename(&mut session, name);
            let made = behind.follow(&ctx, &session, &(), title);
            assert_eq!(made.as_deref(), Some(name));
            assert_eq!(behind.follow(&ctx, &session, &(), title), None, "the same");
        }
    }

    #[test]
    fn a_large_case_is_shown_as_it_was_until_the_next_picture_is_made() {
        let (ctx, mut behind) = (Context::default(), Behind::default());
        let mut session = session(1_000);
        assert!(session.counts().all.statements > MANY);
        rename(&mut session, "a");
        let made = behind.follow(&ctx, &session, &1, title);
        assert_eq!(made.as_deref(), Some("a"), "there is nothing to stay");
        rename(&mut session, "b");
        assert_eq!(behind.follow(&ctx, &session, &1, title), None);
        let begun = Instant::now();
        let made = loop {
            if let Some(made) = behind.follow(&ctx, &session, &1, title) {
                break made;
            }
            assert!(begun.elapsed().as_secs() < 20, "it never comes");
            thread::sleep(Duration::from_millis(1));
        };
        assert_eq!(made, "b");
        // What is about something else is none to stay.
        rename(&mut session, "c");
        assert_eq!(behind.follow(&ctx, &session, &1, title), None);
        let made = behind.follow(&ctx, &session, &2, title);
        assert_eq!(made.as_deref(), Some("c"));
        assert!(behind.making.is_none());
    }

    #[test]
    fn what_fails_in_a_thread_is_made_here() {
        let (ctx, mut behind) = (Context::default(), Behind::default());
        let mut session = session(1_000);
        behind.follow(&ctx, &session, &(), title);
        rename(&mut session, "b");
        let fails = |_: &Look| -> String { panic!("a fault of the test") };
        assert_eq!(behind.follow(&ctx, &session, &(), fails), None);
        let begun = Instant::now();
        while behind.making.is_some() {
            if let Some(made) = behind.follow(&ctx, &session, &(), title) {
                assert_eq!(made, "b");
                return;
            }
            assert!(begun.elapsed().as_secs() < 20, "it never comes");
            thread::sleep(Duration::from_millis(1));
        }
        panic!("it was not made");
    }
}
