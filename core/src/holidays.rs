//! The eleven public holidays of France (Code du travail, L3133-1), computed.
//!
//! Alsace-Moselle has two more, and the overseas territories have days of commemoration. They are
//! left out because the national lines do not follow them.

use chrono::{Datelike, Days, NaiveDate};

/// Whether `date` is one of the eleven national public holidays.
///
/// ```
/// use chrono::NaiveDate;
/// use reperes_core::holidays::is_public_holiday;
///
/// let ascension_2027 = NaiveDate::from_ymd_opt(2027, 5, 6).unwrap();
/// assert!(is_public_holiday(ascension_2027));
/// ```
#[must_use]
pub fn is_public_holiday(date: NaiveDate) -> bool {
    match (date.month(), date.day()) {
        (1 | 5, 1) | (5, 8) | (7, 14) | (8, 15) | (11, 1 | 11) | (12, 25) => true,
        // Easter Monday is at the earliest on 23 March, Whit Monday at the latest on 14 June.
        (3..=6, _) => easter(date.year()).is_some_and(|sunday| {
            [1, 39, 50].iter().any(|&days| sunday.checked_add_days(Days::new(days)) == Some(date))
        }),
        _ => false,
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876), or `None` outside
/// chrono's years.
#[must_use]
pub fn easter(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let century = year.div_euclid(100);
    let in_century = year.rem_euclid(100);
    let skipped_leaps = century.div_euclid(4);
    let f = (century + 8).div_euclid(25);
    let g = (century - f + 1).div_euclid(3);
    let h = (19 * a + century - skipped_leaps - g + 15).rem_euclid(30);
    let l = (32 + 2 * century.rem_euclid(4) + 2 * in_century.div_euclid(4)
        - h
        - in_century.rem_euclid(4))
    .rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let month = (h + l - 7 * m + 114).div_euclid(31);
    let day = (h + l - 7 * m + 114).rem_euclid(31) + 1;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for (year, month, day) in [
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2038, 4, 25),
            (2285, 3, 22),
        ] {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn the_eleven_holidays_of_2026_and_no_other_day() {
        let expected = [
            (1, 1),
            (4, 6),
            (5, 1),
            (5, 8),
            (5, 14),
            (5, 25),
            (7, 14),
            (8, 15),
            (11, 1),
            (11, 11),
            (12, 25),
        ];
        let found: Vec<_> = date(2026, 1, 1)
            .iter_days()
            .take(365)
            .filter(|day| is_public_holiday(*day))
            .map(|day| (day.month(), day.day()))
            .collect();
        assert_eq!(found, expected);
    }
}
