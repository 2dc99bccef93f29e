//! Writes the files that the page takes from the shell: the types, a method for each command, and
//! the defaults of the fake backend. `cargo xtask test` fails if that changes the checkout.

use std::any::{TypeId, type_name};
use std::collections::{BTreeMap, HashSet};

use reperes_core::contact::Action;
use reperes_core::knowledge::{
    AgeBand, AppSection, Audience, Category, HelplineAccess, Kind, LawStatus, Role, Urgency,
};
use reperes_core::{ChannelKind, Group, Language};
use serde::de::DeserializeOwned;
use ts_rs::{Config, TS, TypeVisitor};

use super::permissions::COMMANDS;
use crate::config::preferences::Preferences;
use crate::view::kiosk::TOPIC_ENTRY_IDS;
use crate::view::wire::{
    Answer, CommandError, ContactReply, LeaveReply, Managed, Page, Paper, Part, Sources, Staying,
    Summary,
};

/// The types that have been visited: their declarations by their TypeScript names, and these names
/// by those in Rust. The order of the visits differs from build to build.
#[derive(Default)]
struct Types {
    visited: HashSet<TypeId>,
    declarations: BTreeMap<String, String>,
    names: BTreeMap<&'static str, String>,
}

impl TypeVisitor for Types {
    /// Declares a type and the types of its fields.
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() || !self.visited.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_dependencies(self);
        let config = Config::default();
        let rust = type_name::<T>().rsplit("::").next().unwrap();
        self.names.insert(rust, T::name(&config));
        self.declarations.insert(T::name(&config), T::decl(&config));
    }
}

impl Types {
    /// Declares an enum of `core`, which does not know ts-rs. Its values are those that serde expects.
    fn visit_core<T: DeserializeOwned>(&mut self, name: &str) {
        let refusal = serde_json::from_str::<T>("\"\"").err().unwrap().to_string();
        let values: Vec<String> =
            refusal.split('`').skip(3).step_by(2).map(|value| format!("{value:?}")).collect();
        let rust = type_name::<T>().rsplit("::").next().unwrap();
        self.names.insert(rust, name.to_owned());
        self.declarations.insert(name.to_owned(), format!("type {name} = {};", values.join(" | ")));
    }

    /// The TypeScript form of a type in the signature of a command.
    fn typescript(&self, rust: &str) -> String {
        let inner = |wrapper: &str| rust.strip_prefix(wrapper)?.strip_suffix('>');
        if let Some(item) = inner("Vec<") {
            format!("{}[]", self.typescript(item))
        } else if let Some(value) = inner("Option<") {
            format!("{} | null", self.typescript(value))
        } else if let Some(value) = inner("Result<") {
            self.typescript(value.strip_suffix(", CommandError").unwrap())
        } else if let Some(message) = inner("Channel<") {
            format!("(message: {}) => void", self.typescript(message))
        } else {
            match rust {
                "" | "()" => "void".to_owned(),
                "&str" | "String" => "string".to_owned(),
                "bool" => "boolean".to_owned(),
                _ => self.names.get(rust).cloned().unwrap_or_else(|| {
                    panic!("visit {rust} in the_types_of_the_page_are_generated")
                }),
            }
        }
    }

    /// The method of a command, from the comment and the signature of its function.
    fn method(&self, source: &str, command: &str) -> String {
        let (before, after) = source
            .split_once(&format!("\npub(crate) fn {command}("))
            .unwrap_or_else(|| panic!("no function {command} in src-tauri/src/app/commands"));
        let mut comment: Vec<&str> = before
            .lines()
            .rev()
            .skip_while(|line| line.starts_with("#["))
            .map_while(|line| line.strip_prefix("/// "))
            .collect();
        comment.reverse();
        let (signature, _) = after.split_once(" {\n").unwrap();
        let (parameters, reply) = signature.rsplit_once(" -> ").unwrap_or((signature, ""));
        let parameters = parameters.strip_suffix(')').unwrap();
        // The page does not pass what Tauri provides.
        let parameters: Vec<(String, String)> = parameters
            .replace("'_, ", "")
            .split(',')
            .filter_map(|parameter| parameter.trim().split_once(": "))
            .filter(|(_, rust)| {
                !["State<", "WebviewWindow", "AppHandle"]
                    .iter()
                    .any(|given| rust.starts_with(given))
            })
            .map(|(name, rust)| (camel_case(name), self.typescript(rust)))
            .collect();
        let declared: Vec<String> =
            parameters.iter().map(|(name, rust)| format!("{name}: {rust}")).collect();
        let names: Vec<&str> = parameters.iter().map(|(name, _)| name.as_str()).collect();
        let sent =
            if names.is_empty() { String::new() } else { format!(", {{ {} }}", names.join(", ")) };
        format!(
            "\n  /** {} */\n  {}({}): Promise<{}> {{ return this.invoke(\"{command}\"{sent}); }}\n",
            comment.join(" "),
            camel_case(command),
            declared.join(", "),
            self.typescript(reply),
        )
    }
}

/// A name in the form that Tauri and TypeScript use.
fn camel_case(snake_case: &str) -> String {
    let mut words = snake_case.split('_');
    let first = words.next().unwrap().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
}

/// The text of all files with commands.
pub(super) fn sources() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src-tauri/src/app/commands");
    let files = std::fs::read_dir(folder).unwrap();
    files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect()
}

fn write_if_different(file: &str, text: &str) {
    let path = format!("{}/ui/src/backend/{file}", env!("CARGO_MANIFEST_DIR"));
    if std::fs::read_to_string(&path).ok().as_deref() != Some(text) {
        std::fs::write(path, text).unwrap();
    }
}

/// Writes the types of the page and a method for each command.
#[test]
fn the_types_of_the_page_are_generated() {
    let mut types = Types::default();
    types.visit::<Page>();
    types.visit::<ContactReply>();
    types.visit::<CommandError>();
    types.visit::<Answer>();
    types.visit::<Summary>();
    types.visit::<Sources>();
    types.visit::<Part>();
    types.visit::<Staying>();
    types.visit::<Paper>();
    types.visit::<LeaveReply>();
    types.visit_core::<Action>("How");
    types.visit_core::<AgeBand>("AgeBand");
    types.visit_core::<AppSection>("Place");
    types.visit_core::<Audience>("Reader");
    types.visit_core::<Category>("Category");
    types.visit_core::<ChannelKind>("ChannelKind");
    types.visit_core::<Group>("Group");
    types.visit_core::<HelplineAccess>("HelplineAccess");
    types.visit_core::<Kind>("Kind");
    types.visit_core::<Language>("Language");
    types.visit_core::<LawStatus>("LawStatus");
    types.visit_core::<Role>("Role");
    types.visit_core::<Urgency>("Urgency");
    let source = sources();
    let declarations: String =
        types.declarations.values().map(|one| format!("\nexport {one}\n")).collect();
    let methods: String = COMMANDS.iter().map(|(name, _)| types.method(&source, name)).collect();
    let text = format!(
        "// Generated from src-tauri/src/view and src-tauri/src/app/commands by `cargo test`; not to be edited.
{declarations}
/**
 * All that the page may ask of the shell: a method for each command. Contacts and entries are named
 * by id, never by number or address.
 */
export abstract class Backend {{
  /** Calls a command. A function among the arguments is called with each message of the shell. */
  protected abstract invoke<T>(command: string, args?: Record<string, unknown>): Promise<T>;
{methods}}}
"
    );
    write_if_different("generated.ts", &text);
}

/// Writes the defaults that the fake backend shares with the shell.
#[test]
fn the_defaults_of_the_fake_backend_are_generated() {
    let defaults = serde_json::json!({
        "preferences": Preferences::default(),
        "managed": Managed::default(),
        "kioskTopics": TOPIC_ENTRY_IDS,
    });
    let text = serde_json::to_string_pretty(&defaults).unwrap() + "\n";
    write_if_different("fake/defaults.json", &text);
}
