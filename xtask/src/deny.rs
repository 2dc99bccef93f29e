//! `cargo xtask supply`: checks third-party code against `deny.toml`, offline.
//!
//! cargo-deny reads the same file. This check looks at what is linked on each system. The npm
//! packages must have the same licences, except for the dated exceptions in
//! `packaging/supply.toml`.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use toml::{Table, Value};

use crate::cmd;
use crate::licences::{self, Platform, text};

/// Checks licences, bans and sources, and prints the number of dependencies on each system.
pub(crate) fn run() -> Result<ExitCode> {
    check()?;
    Ok(ExitCode::SUCCESS)
}

/// As [`run`]. The error lists all violations.
pub(crate) fn check() -> Result<()> {
    let rules = read("deny.toml")?;
    let allowed = strings(&rules["licenses"]["allow"]);
    let mut wrong = Vec::new();
    for platform in Platform::ALL {
        let dependencies = licences::dependencies(platform)?;
        println!("{platform:?}: {} third-party dependencies", dependencies.len());
        for dependency in &dependencies {
            if !satisfies(&dependency.licence, &allowed) {
                wrong.push(format!(
                    "{}: the licence {:?} is not allowed",
                    dependency.name, dependency.licence
                ));
            }
            if banned(&rules).any(|name| name == dependency.name) {
                wrong.push(format!(
                    "{}: banned in deny.toml, and linked on {platform:?}",
                    dependency.name
                ));
            }
        }
    }
    licences::check_table()?;
    let today = cmd::capture(cmd::program("date", &["--utc", "+%F"]))?;
    check_advisories(&rules, today.trim(), &mut wrong);
    check_crates(&allowed, &mut wrong)?;
    check_npm_packages(&allowed, today.trim(), &mut wrong)?;
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// Checks the licence and the source of every crate in the lock file, those of the tests included.
fn check_crates(allowed: &[&str], wrong: &mut Vec<String>) -> Result<()> {
    let all = licences::metadata(None)?;
    for package in licences::list(&all["packages"]) {
        let (name, licence) = (text(&package["name"]), text(&package["license"]));
        if !satisfies(licence, allowed) {
            wrong.push(format!("{name}: the licence {licence:?} is not allowed"));
        }
        if package["source"]
            .as_str()
            .is_some_and(|source| source != "registry+https://github.com/rust-lang/crates.io-index")
        {
            wrong.push(format!("{name}: does not come from the registry"));
        }
    }
    Ok(())
}

/// Checks that every ignored advisory has an end date in the future and a reason.
fn check_advisories(rules: &Table, today: &str, wrong: &mut Vec<String>) {
    for one in rules["advisories"]["ignore"].as_array().into_iter().flatten() {
        let said = one.get("reason").and_then(Value::as_str).unwrap_or_default();
        match said.strip_prefix("until ").and_then(|rest| rest.split_once(": ")) {
            Some((until, why))
                if !why.is_empty() && until >= today && until.len() == today.len() => {}
            Some(_) | None => wrong.push(format!(
                "{one:?}: passed over without \"until DATE: reason\", or for too long"
            )),
        }
    }
}

/// Checks that every npm package in the lock file has an allowed licence and an integrity hash.
fn check_npm_packages(allowed: &[&str], today: &str, wrong: &mut Vec<String>) -> Result<()> {
    let rules = read("packaging/supply.toml")?;
    let exceptions: Vec<&Table> =
        rules["exception"].as_array().into_iter().flatten().filter_map(Value::as_table).collect();
    for exception in &exceptions {
        let until = exception["until"].as_str().unwrap_or_default();
        if until < today {
            wrong.push(format!("{:?}: its exception ended on {until}", exception["package"]));
        }
    }
    let lock = licences::lock()?;
    for (place, package) in
        lock["packages"].as_object().into_iter().flatten().filter(|(place, _)| !place.is_empty())
    {
        let name = place.rsplit_once("node_modules/").map_or(place.as_str(), |(_, name)| name);
        let licence = text(&package["license"]);
        let excepted = exceptions.iter().any(|one| {
            one["package"].as_str() == Some(name) && one["licence"].as_str() == Some(licence)
        });
        if !excepted && !satisfies(licence, allowed) {
            wrong.push(format!("{name}: the licence {licence:?} is not allowed"));
        }
        if package["integrity"].is_null() {
            wrong.push(format!("{name}: the lock file has no integrity"));
        }
    }
    Ok(())
}

/// Whether the allowed licences satisfy an SPDX expression: all parts of an AND, one part of an OR.
/// A slash is the old form of OR.
fn satisfies(expression: &str, allowed: &[&str]) -> bool {
    let flat = licences::spdx(expression);
    let all = |part: &str| {
        part.split(" AND ").all(|one| allowed.contains(&one.trim().trim_matches(['(', ')'])))
    };
    let Some(inside) = flat.strip_prefix('(').and_then(|rest| rest.split_once(") AND ")) else {
        return flat.trim_matches(['(', ')']).split(" OR ").any(all);
    };
    satisfies(inside.0, allowed) && satisfies(inside.1, allowed)
}

fn banned(rules: &Table) -> impl Iterator<Item = &str> {
    rules["bans"]["deny"].as_array().into_iter().flatten().filter_map(|one| one["crate"].as_str())
}

fn strings(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn read(place: &str) -> Result<Table> {
    let text = fs::read_to_string(cmd::root().join(place)).with_context(|| place.to_owned())?;
    toml::from_str(&text).with_context(|| place.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{check_advisories, satisfies};

    /// An advisory is ignored only until a date and for a reason.
    #[test]
    fn ignored_advisory_needs_date_and_reason() {
        let left = |list: &str| {
            let mut wrong = Vec::new();
            check_advisories(
                &toml::from_str(&format!("[advisories]\nignore = [{list}]")).unwrap(),
                "2026-11-27",
                &mut wrong,
            );
            wrong.len()
        };
        assert_eq!(left(r#"{ id = "A", reason = "until 2027-01-01: it is not called" }"#), 0);
        for late in [
            r#"{ id = "A", reason = "until 2026-11-26: it is not called" }"#,
            r#"{ id = "A", reason = "until 2027-01-01: " }"#,
            r#"{ id = "A", reason = "until later: it is not called" }"#,
            r#"{ id = "A", reason = "it is not called" }"#,
            r#"{ id = "A" }"#,
            r#""A""#,
        ] {
            assert_eq!(left(late), 1, "{late}");
        }
    }

    /// An expression is satisfied by all parts of an AND and by one part of an OR.
    #[test]
    fn spdx_and_needs_all_or_needs_one() {
        let allowed = ["MIT", "Apache-2.0", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"];
        for (expression, met) in [
            ("MIT", true),
            ("GPL-3.0-only", false),
            ("", false),
            ("MIT OR GPL-2.0-only", true),
            ("MIT/Apache-2.0", true),
            ("Apache-2.0 / MIT", true),
            ("MIT AND GPL-2.0-only", false),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("(MIT OR Apache-2.0) AND ISC", false),
            ("(GPL-2.0-only OR AGPL-3.0-only) AND MIT", false),
            ("Apache-2.0 WITH LLVM-exception OR GPL-2.0-only", true),
        ] {
            assert_eq!(satisfies(expression, &allowed), met, "{expression}");
        }
    }
}
