//! Which values of a line `kiosk = …` ask for a kiosk.

use crate::config::policy::parse;

/// Any value but a no asks for a kiosk.
#[test]
fn any_value_but_a_no_asks_for_a_kiosk() {
    for yes in [
        "true",
        "True",
        "TRUE",
        "yes",
        "Yes",
        "on",
        "1",
        "2",
        "oui",
        "vrai",
        "\"true\"",
        "'true'",
        "true;",
        "true ;",
        "true,",
        "“true”",
        "",
        " ",
        "[true]",
        "{}",
        "nope",
        "tru",
        "falsetrue",
        "\"oui",
        "yes # non",
        "-1",
        "falsch",
        "nil",
    ] {
        for line in [
            format!("kiosk = {yes}"),
            format!("kiosk={yes}"),
            format!("  kiosk  =  {yes}  # pour la salle 12"),
        ] {
            assert!(parse(&format!("[mandatory]\n{line}\n")).policy.mandatory.kiosk, "{line}");
        }
    }
    for no in [
        "false",
        "False",
        "FALSE",
        "no",
        "No",
        "off",
        "Off",
        "0",
        "faux",
        "Faux",
        "non",
        "NON",
        "\"false\"",
        "'no'",
        "false;",
        "false ;",
        "no,",
        "“non”",
        "\"off",
        "« non »",
    ] {
        for line in [
            format!("kiosk = {no}"),
            format!("kiosk={no}"),
            format!("kiosk = {no} # true pour la salle 12"),
            format!("kiosk : {no}"),
        ] {
            assert!(!parse(&format!("[mandatory]\n{line}\n")).policy.mandatory.kiosk, "{line}");
        }
    }
    for nothing in [
        "# kiosk = true",
        "[kiosk]\nroom = \"CDI\"",
        "[recommended]\nkiosk = true",
        "[school]\nkiosk = True",
        "[kiosk]\nkiosk = True",
        "kiosque = True",
        "x = \"kiosk = true\"",
    ] {
        assert!(!parse(&format!("[mandatory]\n{nothing}\n")).policy.mandatory.kiosk, "{nothing}");
        assert!(!parse(nothing).policy.mandatory.kiosk, "{nothing}");
    }
}
