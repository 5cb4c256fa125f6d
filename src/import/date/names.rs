//! The names of months and weekdays in the languages of saved pages: English, German, French,
//! Spanish, Italian, Polish, Ukrainian, Russian.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Weekday;

/// A month by one of its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Month {
    /// 1 for January.
    pub(super) number: i16,
    /// Whether a day with that name is one without its year: "7 set" and "4 ago" are none.
    pub(super) stands_alone: bool,
}

/// The names of each month, in the case in which a day has them.
const MONTHS: [&str; 12] = [
    "january jan januar jänner janvier enero gennaio stycznia styczeń січня января",
    "february feb februar februari février fevrier febrero febbraio lutego luty лютого февраля",
    "march mar märz maerz mars marzo marca marzec березня марта",
    "april apr avril abril aprile kwietnia kwiecień квітня апреля",
    "may mai mayo maggio maja травня мая",
    "june jun juni juin junio giugno czerwca czerwiec червня июня",
    "july jul juli juillet julio luglio lipca lipiec липня июля",
    "august aug août aout agosto sierpnia sierpień серпня августа",
    "september sept sep septembre septiembre setiembre settembre września wrzesień вересня сентября",
    "october oct oktober octobre octubre ottobre października październik жовтня октября",
    "november nov novembre noviembre listopada listopad листопада ноября",
    "december dec dezember décembre decembre diciembre dicembre grudnia grudzień грудня декабря",
];

/// Short names that mean something else where no year stands behind them.
const SHORT: [&str; 12] = [
    "janv ene gen sty січ янв",
    "févr fevr fév lut лют февр фев",
    "mär mrz бер мар",
    "avr abr kwi квіт кві апр",
    "mag maj трав тра май",
    "giu cze черв чер июн",
    "juil lug lip лип июл",
    "ago sie серп сер авг",
    "set wrz вер сент сен",
    "okt ott paź жовт жов окт",
    "lis лист нояб ноя",
    "dez déc dic gru груд гру дек",
];

/// The names of each weekday from Monday on; abbreviated ones only where they are no other word.
const WEEKDAYS: [(Weekday, &str); 7] = [
    (
        Weekday::Monday,
        "monday mon montag lundi lunes lunedì poniedziałek понеділок понедельник",
    ),
    (
        Weekday::Tuesday,
        "tuesday tues tue dienstag mardi martes martedì wtorek вівторок вторник",
    ),
    (
        Weekday::Wednesday,
        "wednesday wednes wed mittwoch mercredi miércoles mercoledì środa середа среда",
    ),
    (
        Weekday::Thursday,
        "thursday thurs thur thu donnerstag jeudi jueves giovedì czwartek четвер четверг",
    ),
    (
        Weekday::Friday,
        "friday fri freitag vendredi viernes venerdì piątek п'ятниця п’ятниця пятница",
    ),
    (
        Weekday::Saturday,
        "saturday satur sat samstag sonnabend samedi sábado sabato sobota субота суббота",
    ),
    (
        Weekday::Sunday,
        "sunday sun sonntag dimanche domingo domenica niedziela неділя воскресенье",
    ),
];

static MONTH: LazyLock<BTreeMap<&'static str, Month>> = LazyLock::new(|| {
    let lists = [(MONTHS, true), (SHORT, false)];
    let all = lists.iter().flat_map(|(lists, stands_alone)| {
        (1..).zip(lists).flat_map(|(number, names)| {
            let month = Month {
                number,
                stands_alone: *stands_alone,
            };
            names.split(' ').map(move |name| (name, month))
        })
    });
    all.collect()
});

/// Returns the month of that name.
pub(super) fn month(name: &str) -> Option<Month> {
    MONTH.get(name.to_lowercase().as_str()).copied()
}

/// Returns the weekday of that name.
pub(super) fn weekday(name: &str) -> Option<Weekday> {
    let name = name.to_lowercase();
    let is_named = |names: &str| names.split(' ').any(|one| one == name);
    let found = WEEKDAYS.iter().find(|(_, names)| is_named(names));
    found.map(|(day, _)| *day)
}

/// Returns a pattern of all names of months.
pub(super) fn months() -> String {
    pattern(MONTH.keys().copied())
}

/// Returns a pattern of all names of weekdays.
pub(super) fn weekdays() -> String {
    pattern(WEEKDAYS.iter().flat_map(|(_, names)| names.split(' ')))
}

/// Returns a pattern of `names`, the longer ones first: it takes the first that fits.
fn pattern(names: impl Iterator<Item = &'static str>) -> String {
    let mut names: Vec<&str> = names.collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    format!("(?:{})", names.join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_of_one_month() {
        let names = MONTHS
            .iter()
            .chain(&SHORT)
            .flat_map(|names| names.split(' '));
        assert_eq!(names.count(), MONTH.len());
        for name in MONTH.keys() {
            assert_eq!(*name, name.to_lowercase());
        }
        assert_eq!(month("Grudnia").map(|month| month.number), Some(12));
        assert_eq!(month("листопада").map(|month| month.number), Some(11));
        assert_eq!(weekday("П’ЯТНИЦЯ"), Some(Weekday::Friday));
    }
}
