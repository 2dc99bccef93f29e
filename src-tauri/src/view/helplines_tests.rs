//! What the page shows of the lines and of an instant, in both languages.

use chrono_tz::Tz;
use reperes_core::{ClockVerdict, Language, Outlooks, PARIS, embedded_files};

use super::*;
use crate::platform::zone::Zone;

/// What of the page depends on the lines.
struct Shown {
    lines: Vec<wire::Line>,
    moment: wire::Moment,
}

fn shown(language: Language, now: &str, computer: Option<Tz>, clock: ClockVerdict) -> Shown {
    let library = Library::read(&embedded_files()).unwrap();
    let snapshot = Snapshot {
        outlooks: Outlooks::at(&library, now.parse().unwrap(), clock),
        computer: computer.map(Zone::from),
    };
    let presenter =
        Presenter { library: &library, messages: &Messages::new(language), snapshot: &snapshot };
    Shown {
        lines: library.helplines.iter().map(|line| presenter.line(line)).collect(),
        moment: presenter.moment(vec![], None),
    }
}

fn page(language: Language, now: &str, computer: Option<Tz>) -> Shown {
    shown(language, now, computer, ClockVerdict::Plausible)
}

fn channel<'a>(page: &'a Shown, id: &str) -> &'a wire::Channel {
    page.lines.iter().flat_map(|line| &line.channels).find(|channel| channel.id == id).unwrap()
}

/// The hours of a channel name the assumed zone.
#[test]
fn hours_name_their_assumed_zone() {
    let page = page(Language::French, "2026-11-23T12:00:00Z", None);
    let hours = |id| channel(&page, id).hours.clone().unwrap().replace('\u{a0}', " ");
    assert_eq!(hours("3018-phone"), "Tous les jours, 9 h – 23 h (heure de Paris supposée)");
    assert_eq!(hours("3114-phone"), "24 h/24, 7 j/7");
    assert_eq!(
        hours("119-chat"),
        "lun., mar., jeu., ven. : 15 h – 19 h · mer. : 13 h – 19 h (heure de Paris supposée)"
    );
    assert_eq!(channel(&page, "3018-site").hours, None);
}

/// If the clock cannot be believed, a channel shows its hours instead of its state. A channel that
/// is always open stays open.
#[test]
fn wrong_clock_gives_hours_instead_of_states() {
    for clock in [ClockVerdict::BeforeBuild, ClockVerdict::WentBack, ClockVerdict::FarAhead] {
        let moment = shown(Language::French, "1970-01-01T00:00:00Z", None, clock).moment;
        let of = |id: &str| moment.channels.iter().find(|channel| channel.id == id).unwrap();
        let (phone, suicide) = (of("3018-phone"), of("3114-phone"));
        assert_eq!(
            (phone.state, phone.label.as_str()),
            (wire::State::Unknown, "Horloge à vérifier")
        );
        assert_eq!(
            phone.detail.replace('\u{a0}', " "),
            "Tous les jours, 9 h – 23 h (heure de Paris supposée)"
        );
        assert_eq!((suicide.state, suicide.always), (wire::State::Open, true));
        assert!(moment.clock.unwrap().contains("semble fausse"));
        assert!(
            moment
                .channels
                .iter()
                .all(|channel| channel.always || channel.state == wire::State::Unknown)
        );
    }
}

/// A clock that cannot be believed does not say that today is a public holiday either.
#[test]
fn wrong_clock_tells_no_holiday() {
    let now = "2026-12-25T11:00:00Z";
    let moment = shown(Language::French, now, None, ClockVerdict::WentBack).moment;
    let phone = moment.channels.iter().find(|channel| channel.id == "116006-phone").unwrap();
    assert_eq!(
        (phone.label.as_str(), phone.opens.as_deref()),
        ("Horloge à vérifier", None),
        "{}",
        phone.detail
    );
}

/// Every channel names its source, and none claims that the service was asked.
#[test]
fn every_channel_names_its_source_and_claims_no_check() {
    let page = page(Language::French, "2026-11-23T12:00:00Z", None);
    for channel in page.lines.iter().flat_map(|line| &line.channels) {
        assert!(
            channel.provenance.starts_with("d’après ")
                && channel.provenance.contains("vu le 23\u{a0}novembre\u{a0}2026"),
            "{}",
            channel.id
        );
        assert_eq!(channel.verified, "pas encore vérifié auprès du service");
    }
}

/// In another zone, the bar and the clock show both times.
#[test]
fn in_another_zone_bar_and_clock_show_both_times() {
    let noumea = page(Language::French, "2026-11-23T22:30:00Z", Some(Tz::Pacific__Noumea)).moment;
    assert_eq!(
        noumea.local.unwrap().replace('\u{a0}', " "),
        "Là où vous êtes, il est 9 h 30 (mardi)."
    );
    let locals: Vec<_> = noumea
        .ticks
        .iter()
        .map(|tick| tick.local.clone().unwrap().replace('\u{a0}', " "))
        .collect();
    assert_eq!(locals, ["10 h", "16 h", "22 h", "4 h", "10 h"]);
    let paris = page(Language::French, "2026-11-23T22:30:00Z", Some(PARIS)).moment;
    assert!(paris.local.is_none() && paris.ticks.iter().all(|tick| tick.local.is_none()));
    assert_eq!((paris.now, paris.day.as_str()), (23 * 60 + 30, "2026-11-23"));
}

/// A closed line names the channels to use instead, each of which exists.
#[test]
fn closed_line_names_existing_alternatives() {
    for language in [Language::French, Language::English] {
        let page = page(language, "2026-11-23T23:00:00Z", None);
        let otherwise = &page.lines[0].otherwise;
        let channels: Vec<&str> =
            otherwise.iter().map(|alternative| alternative.channel.as_str()).collect();
        assert_eq!(
            channels,
            [
                "police-chat-chat",
                "17cyber-site",
                "3114-phone",
                "119-phone",
                "15-phone",
                "17-phone",
                "112-phone"
            ]
        );
        assert!(otherwise.iter().all(|alternative| !alternative.text.is_empty()));
    }
}

/// Lines, states and the time in Paris do not depend on the zone of the computer.
#[test]
fn lines_and_states_do_not_depend_on_the_computer_zone() {
    let home = page(Language::French, "2026-11-23T12:00:00Z", Some(PARIS));
    for zone in [
        Tz::UTC,
        Tz::America__Guadeloupe,
        Tz::Indian__Reunion,
        Tz::Pacific__Tahiti,
        Tz::Asia__Kolkata,
        Tz::Australia__Lord_Howe,
        Tz::Pacific__Apia,
    ] {
        let away = page(Language::French, "2026-11-23T12:00:00Z", Some(zone));
        assert_eq!(away.lines, home.lines, "{zone}");
        let states = |page: &Shown| {
            page.moment
                .channels
                .iter()
                .map(|channel| (channel.id.clone(), channel.state))
                .collect::<Vec<_>>()
        };
        assert_eq!(states(&away), states(&home), "{zone}");
        assert_eq!(away.moment.paris, home.moment.paris);
    }
}
