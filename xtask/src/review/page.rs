//! One page as HTML: what a reader of the app sees, its sources, and the form for the answer.

use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};
use reperes_core::knowledge::Entry;
use reperes_core::{Language, Library, typography};
use serde_json::Value;

use super::html::{classed, element, escape, typeset};
use super::interface_words::InterfaceWords;
use super::words::Words;

/// The empty lines for remarks.
const REMARK_LINES: usize = 5;

/// What every page is written with.
pub(super) struct PageWriter<'a> {
    pub(super) library: &'a Library,
    pub(super) interface: &'a InterfaceWords,
    pub(super) words: &'a Words,
    pub(super) language: Language,
}

impl PageWriter<'_> {
    /// A page with its number. `shown` is the entry as `reperes show --json` prints it.
    pub(super) fn page(&self, number: usize, entry: &Entry, shown: &Value) -> Result<String> {
        let kind = self.interface.get(&format!("found-{}", entry.kind().name()))?;
        let mut head = vec![format!("{number}"), kind];
        head.extend(entry.sensitive.map(|reason| self.words.reason(reason).to_owned()));
        let mut page = format!(
            "<article id=\"{id}\">\n<p class=\"head\">{} · <code>{id}</code></p>\n",
            escape(&head.join(" · ")),
            id = escape(&entry.id),
        );
        page.push_str(&element("h2", text(shown, "title")?));
        let facts: String = self.facts(shown)?.iter().map(|fact| element("li", fact)).collect();
        if !facts.is_empty() {
            let _ = writeln!(page, "<ul class=\"facts\">\n{facts}</ul>");
        }
        page.push_str(&self.first_calls(shown)?);
        page.push_str(&self.button(shown)?);
        page.push_str(&chart(shown)?);
        for section in list(shown, "sections")? {
            page.push_str(&section_of(section)?);
        }
        page.push_str(&self.ending(entry, shown)?);
        page.push_str(&self.sources(shown)?);
        page.push_str(&classed("p", "revised", text(shown, "revised")?));
        page.push_str(&self.form(number, &entry.id));
        page.push_str("</article>\n");
        Ok(page)
    }

    /// The labels under the title, those that the window shows.
    fn facts(&self, shown: &Value) -> Result<Vec<String>> {
        let named = |part: &str, value: &str| {
            self.interface.get(&format!("{part}-{}", value.replace('_', "-")))
        };
        let mut facts = Vec::new();
        for part in ["urgency", "category"] {
            facts.extend(optional(shown, part)?.map(|value| named(part, value)).transpose()?);
        }
        let readers = list(shown, "audience")?.iter().filter_map(Value::as_str);
        let readers: Vec<String> =
            readers.map(|reader| named("reader", reader)).collect::<Result<_>>()?;
        if optional(shown, "role")?.is_some() {
            facts.push(self.interface.with("entry-seen-by", "readers", &readers.join(", "))?);
        } else if let [reader] = readers.as_slice() {
            facts.push(reader.clone());
        }
        let age = optional(shown, "age")?.filter(|age| *age != "any");
        facts.extend(age.map(|age| named("age", age)).transpose()?);
        if let Some(minutes) = field(shown, "minutes")?.as_u64() {
            facts.push(self.interface.with("entry-minutes", "minutes", &minutes.to_string())?);
        }
        let law = optional(shown, "law")?.filter(|law| *law != "in_force");
        facts.extend(law.map(|law| named("law", law)).transpose()?);
        if let Some(article) = optional(shown, "article")? {
            facts.push(self.interface.with("law-article", "article", article)?);
        }
        Ok(facts)
    }

    /// Whom to call before anything else.
    fn first_calls(&self, shown: &Value) -> Result<String> {
        let calls = list(shown, "firstCalls")?.iter().filter_map(Value::as_str);
        let said = calls.map(|id| {
            let text = self.interface.with("plain-call-first", "whom", &self.line(id)?)?;
            Ok(classed("p", "first", &text))
        });
        said.collect()
    }

    /// What the platform has announced about 3018.
    fn button(&self, shown: &Value) -> Result<String> {
        let button = optional(shown, "button")?.filter(|button| *button != "none");
        let text = button.map(|button| self.interface.get(&format!("platform-button-{button}")));
        Ok(text.transpose()?.map(|text| element("p", &text)).unwrap_or_default())
    }

    /// What follows the sections: the caution of the law, the platform's help page, the last call,
    /// the pages to read next.
    fn ending(&self, entry: &Entry, shown: &Value) -> Result<String> {
        let mut ending = String::new();
        if text(shown, "kind")? == "law" {
            ending.push_str(&element("p", &self.interface.get("law-not-advice")?));
        }
        if let Some(address) = optional(shown, "help")? {
            let help = self.interface.with("platform-help", "address", address)?;
            ending.push_str(&element("p", &help));
        }
        let call = self.interface.with("plain-ending", "whom", &self.line(&entry.call)?)?;
        ending.push_str(&classed("p", "call", &call));
        let related = list(shown, "related")?.iter();
        let related = related.map(|link| text(link, "title")).collect::<Result<Vec<_>>>()?;
        if !related.is_empty() {
            let heading = self.interface.get("entry-related")?;
            let titles = escape(&related.join(" · "));
            let _ = writeln!(
                ending,
                "<p class=\"related\"><strong>{}</strong> {titles}</p>",
                escape(&heading)
            );
        }
        Ok(ending)
    }

    /// The name and the number of the line with this channel, or one of them if they are the same.
    fn line(&self, channel: &str) -> Result<String> {
        let (line, channel) =
            self.library.channel(channel).with_context(|| format!("no channel {channel}"))?;
        let (name, value) = (&line.words.get(self.language).name, &channel.value);
        Ok(if name == value { name.clone() } else { format!("{name}, {value}") })
    }

    fn sources(&self, shown: &Value) -> Result<String> {
        let sources = list(shown, "sources")?;
        ensure!(!sources.is_empty(), "the page has no source");
        let count = sources.len().to_string();
        let mut shown = element("h3", &self.interface.with("entry-sources", "count", &count)?);
        shown.push_str("<ul class=\"sources\">\n");
        for source in sources {
            // The title is French in both languages.
            let cited = format!("{}, « {} »", text(source, "publisher")?, text(source, "title")?);
            let mut dates = String::new();
            if let Some(date) = optional(source, "published")? {
                let published = self.interface.with("about-source-published", "date", date)?;
                let _ = write!(dates, "{published}, ");
            }
            dates.push_str(&self.interface.with(
                "about-source-seen",
                "date",
                text(source, "seen")?,
            )?);
            let url = text(source, "url")?;
            let _ = writeln!(
                shown,
                "<li><span lang=\"fr\">{}</span>, {}<br><span class=\"address\">{}</span>{}</li>",
                escape(&typography::french(&cited)),
                escape(&dates),
                escape(url),
                self.stand_in(url),
            );
        }
        shown.push_str("</ul>\n");
        Ok(shown)
    }

    /// Why the source at this address is cited in place of its owner's page. The reason is French
    /// in both languages, as the title is.
    fn stand_in(&self, url: &str) -> String {
        let source = self.library.sources.iter().find(|source| source.url == url);
        let Some(reason) = source.and_then(|source| source.stand_in.as_deref()) else {
            return String::new();
        };
        format!(
            "<br>{} <span lang=\"fr\">{}</span>",
            escape(&typeset(self.language, self.words.stand_in)),
            escape(&typography::french(reason)),
        )
    }

    /// The form for the answer. It repeats the number of the page: the sheets may be separated.
    fn form(&self, number: usize, id: &str) -> String {
        let said = |text: &str| escape(&typeset(self.language, text));
        let words = self.words;
        let lines = "<p class=\"line\"></p>\n".repeat(REMARK_LINES);
        format!(
            "<section class=\"form\">\n<h3>{} {number} · <code>{}</code></h3>\n\
             <p class=\"answer\"><span>☐ {}</span> <span>☐ {}</span></p>\n\
             <p class=\"fill\"><span>{}</span> <span>{}</span></p>\n<p>{}</p>\n{lines}</section>\n",
            said(words.answer),
            escape(id),
            said(words.good),
            said(words.to_correct),
            said(words.read_by),
            said(words.date),
            said(words.remarks),
        )
    }
}

/// A section under its heading.
fn section_of(section: &Value) -> Result<String> {
    let mut shown = String::new();
    if let Some(title) = optional(section, "title")? {
        shown.push_str(&element("h3", title));
    }
    if let Some(paragraph) = optional(section, "text")? {
        shown.push_str(&element("p", paragraph));
    }
    let items = list(section, "items")?;
    // The items of a letter are its paragraphs.
    let is_letter = text(section, "part")? == "body";
    let plans = list(section, "plans")?;
    if !plans.is_empty() {
        shown.push_str(&plan_of(plans, items)?);
        return Ok(shown);
    }
    let listed = items.iter().map(|item| item_of(item, is_letter)).collect::<Result<String>>()?;
    let tag = match (items.is_empty(), is_letter, field(section, "ordered")?.as_bool()) {
        (true, _, _) => return Ok(shown),
        (_, true, _) => "blockquote",
        (_, _, Some(true)) => "ol",
        (_, _, _) => "ul",
    };
    let _ = writeln!(shown, "<{tag}>\n{listed}</{tag}>");
    Ok(shown)
}

fn item_of(item: &Value, is_letter: bool) -> Result<String> {
    let said = text(item, "text")?;
    let why = optional(item, "why")?.map(|why| classed("span", "why", why));
    Ok(if is_letter {
        element("p", said)
    } else {
        format!("<li>{}{}</li>\n", escape(said), why.unwrap_or_default())
    })
}

/// Every step, each group under its heading: in the order for a family, or in the only order.
fn plan_of(plans: &[Value], items: &[Value]) -> Result<String> {
    let for_family = plans.iter().find(|plan| plan.get("reader") == Some(&"parent".into()));
    let plan = for_family.or_else(|| plans.first()).context("no plan")?;
    let mut shown = groups_of(plan, items)?;
    for fold in list(plan, "folds")? {
        shown.push_str(&element("h4", text(fold, "title")?));
        shown.push_str(&groups_of(fold, items)?);
    }
    Ok(shown)
}

fn groups_of(plan: &Value, items: &[Value]) -> Result<String> {
    let mut shown = String::new();
    for group in list(plan, "groups")? {
        let steps = list(group, "steps")?.iter().map(|at| {
            let at = at.as_u64().and_then(|at| usize::try_from(at).ok());
            let item = at.and_then(|at| items.get(at)).context("a step is no item")?;
            item_of(item, false)
        });
        let steps = steps.collect::<Result<String>>()?;
        let first = field(group, "first")?.as_u64().context("first is no number")?;
        shown.push_str(&element("h4", text(group, "title")?));
        let _ = writeln!(shown, "<ol start=\"{first}\">\n{steps}</ol>");
    }
    Ok(shown)
}

/// The values of a survey.
fn chart(shown: &Value) -> Result<String> {
    let chart = field(shown, "chart")?;
    if chart.is_null() {
        return Ok(String::new());
    }
    let mut rows = String::new();
    for bar in list(chart, "bars")? {
        let percent = field(bar, "percent")?.as_u64().context("percent is no number")?;
        let label = escape(text(bar, "label")?);
        let _ = writeln!(rows, "<tr><td>{label}</td><td>{percent}\u{a0}%</td></tr>");
    }
    Ok(format!("<table>\n{rows}</table>\n"))
}

/// A field that `reperes show` always prints. One that it renames must not vanish from the page.
fn field<'v>(value: &'v Value, key: &str) -> Result<&'v Value> {
    value.get(key).with_context(|| format!("reperes show prints no field {key}"))
}

fn text<'v>(value: &'v Value, key: &str) -> Result<&'v str> {
    field(value, key)?.as_str().with_context(|| format!("{key} is no text"))
}

fn optional<'v>(value: &'v Value, key: &str) -> Result<Option<&'v str>> {
    let value = field(value, key)?;
    if value.is_null() { Ok(None) } else { value.as_str().map(Some).context("no text") }
}

fn list<'v>(value: &'v Value, key: &str) -> Result<&'v [Value]> {
    let list = field(value, key)?.as_array().with_context(|| format!("{key} is no list"))?;
    Ok(list)
}
