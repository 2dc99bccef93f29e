//! Reads the data that only one kind of entry has.

use super::ids::Ids;
use super::step_marks::read_step_marks;
use crate::knowledge::kind::Kind;
use crate::knowledge::kind_data::{
    AgeBand, Audience, Category, Chart, HelplineAccess, KindData, LawStatus, Role, Urgency, Value,
};
use crate::toml_fields::Record;
use crate::web_address::is_https_url;

const ROLES: [(&str, Role); 3] =
    [("target", Role::Target), ("author", Role::Author), ("witness", Role::Witness)];
const AUDIENCES: [(&str, Audience); 2] =
    [("parent", Audience::Parent), ("educator", Audience::Educator)];
const CATEGORIES: [(&str, Category); 5] = [
    ("digital", Category::Digital),
    ("emotional", Category::Emotional),
    ("behaviour", Category::Behaviour),
    ("physical", Category::Physical),
    ("school", Category::School),
];
const URGENCIES: [(&str, Urgency); 3] =
    [("observe", Urgency::Observe), ("week", Urgency::Week), ("now", Urgency::Now)];
const AGE_BANDS: [(&str, AgeBand); 4] = [
    ("6-10", AgeBand::Six),
    ("11-14", AgeBand::Eleven),
    ("15-18", AgeBand::Fifteen),
    ("any", AgeBand::Any),
];
const HELPLINE_ACCESSES: [(&str, HelplineAccess); 3] = [
    ("call", HelplineAccess::Call),
    ("site", HelplineAccess::Site),
    ("none", HelplineAccess::None),
];
const STATUSES: [(&str, LawStatus); 4] = [
    ("in_force", LawStatus::InForce),
    ("not_applied", LawStatus::NotApplied),
    ("pending", LawStatus::Pending),
    ("struck_down", LawStatus::StruckDown),
];

pub(super) fn read_kind_data(kind: Kind, record: &mut Record<'_>, ids: &Ids<'_>) -> KindData {
    match kind {
        Kind::Sign => read_sign(record, ids),
        Kind::Form => KindData::Form,
        Kind::Situation => KindData::Situation {
            audience: read_audience(record, "audience"),
            steps: read_step_marks(record),
        },
        Kind::Talk => KindData::Talk { age: read_age_band(record) },
        Kind::Platform => {
            let (button, help) = (
                record.choice("button", &HELPLINE_ACCESSES).unwrap_or(HelplineAccess::None),
                record.optional_text("help"),
            );
            if help.as_deref().is_some_and(|help| !is_https_url(help)) {
                record.report(
                    "help",
                    "is not an https address",
                    "write the whole address, starting with https://",
                );
            }
            KindData::Platform { button, help }
        }
        Kind::Guide => KindData::Guide { audience: read_audience(record, "audience") },
        Kind::Letter => KindData::Letter,
        Kind::Law => KindData::Law {
            status: record.choice("status", &STATUSES).unwrap_or(LawStatus::Pending),
            article: record.optional_text("article"),
        },
        Kind::Figure => KindData::Figure { chart: read_chart(record) },
        Kind::Activity => KindData::Activity {
            age: read_age_band(record),
            minutes: record.number("minutes", 5..=120),
            audience: read_audience(record, "audience"),
        },
        Kind::Card => KindData::Card { age: read_age_band(record) },
        Kind::Track => KindData::Track,
    }
}

fn read_sign(record: &mut Record<'_>, ids: &Ids<'_>) -> KindData {
    let urgency = record.choice("urgency", &URGENCIES).unwrap_or(Urgency::Now);
    let first_calls = record.texts("first_calls");
    if (urgency == Urgency::Now) == first_calls.is_empty() {
        let remedy = "a sign of danger names whom to call first, the others do not: write first_calls = [\"…\"] with urgency = \"now\" only";
        record.report("first_calls", "and urgency do not agree", remedy);
    }
    for channel in &first_calls {
        ids.check_channel(record, "first_calls", channel);
    }
    KindData::Sign {
        role: record.choice("role", &ROLES).unwrap_or(Role::Target),
        observers: read_audience(record, "observers"),
        category: record.choice("category", &CATEGORIES).unwrap_or(Category::Behaviour),
        urgency,
        first_calls,
    }
}

fn read_audience(record: &mut Record<'_>, key: &str) -> Vec<Audience> {
    let readers = record.choices(key, &AUDIENCES);
    if readers.is_empty() {
        record.report(
            key,
            "names nobody",
            &format!("write {key} = [\"parent\"], [\"educator\"] or both"),
        );
    }
    readers
}

fn read_age_band(record: &mut Record<'_>) -> AgeBand {
    record.choice("age", &AGE_BANDS).unwrap_or(AgeBand::Any)
}

fn read_chart(record: &mut Record<'_>) -> Chart {
    record.choice("unit", &[("percent", ())]);
    let year = record.number("year", 2000..=2100);
    let values = record.records("values").into_iter().map(|mut value| {
        let percent = value.number("value", 0..=100);
        let read = Value { id: value.id(), percent: u8::try_from(percent).unwrap_or(0) };
        value.finish();
        read
    });
    Chart { values: values.collect(), year }
}
