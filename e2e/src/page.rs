//! The page inside the window, over WebDriver. Calls block; the asynchronous client stays in here.

use std::future::Future;
use std::time::Duration;

use anyhow::{Context, Result};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

use crate::{TIMEOUT, wait_for};

/// A driven page.
#[derive(Debug)]
pub struct Page {
    client: Client,
    runtime: Runtime,
}

impl Page {
    /// Lets the driver at `port` start `binary` and take over its first page.
    pub(crate) fn open(port: u16, binary: &str, args: &[String], limit: Duration) -> Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let mut wishes = Map::new();
        let program = json!({ "binary": binary, "args": args });
        wishes.insert("webkitgtk:browserOptions".to_owned(), program);
        let address = format!("http://127.0.0.1:{port}");
        let session = async {
            ClientBuilder::new(HttpConnector::new()).capabilities(wishes).connect(&address).await
        };
        let client = runtime.block_on(async { timeout(limit, session).await })??;
        Ok(Self { client, runtime })
    }

    /// Runs a script's body in the page and gives what it returns.
    ///
    /// # Errors
    /// Fails if the script throws or the page is gone.
    pub fn eval(&self, script: &str, args: &[Value]) -> Result<Value> {
        self.block_on(self.client.execute(script, args.to_vec())).with_context(|| script.to_owned())
    }

    /// Awaits a promise in the page: `{ "ok": value }` or `{ "error": reason }`.
    ///
    /// # Errors
    /// Fails if the page is gone.
    pub fn promise(&self, expression: &str, args: &[Value]) -> Result<Value> {
        let script = format!(
            "const args = arguments, done = args[args.length - 1];
             Promise.resolve().then(() => {expression}).then(
                 ok => done({{ ok: ok ?? null }}),
                 error => done({{ error: error instanceof Error ? String(error) : error }}));"
        );
        let call = self.client.execute_async(&script, args.to_vec());
        self.block_on(call).with_context(|| expression.to_owned())
    }

    /// Calls a command of the app as the page could.
    ///
    /// # Errors
    /// Fails if the page is gone; a refusal is an answer.
    pub fn invoke(&self, command: &str, args: &Value) -> Result<Value> {
        let call = "window.__TAURI_INTERNALS__.invoke(args[0], args[1])";
        self.promise(call, &[json!(command), args.clone()])
    }

    /// Whether the page has taken up what is drawn, or has given up.
    ///
    /// # Errors
    /// Fails if the page does not answer.
    pub fn is_ready(&self) -> Result<bool> {
        let script = "const resort = document.getElementById('last-resort');
            return document.readyState === 'complete' && (!resort || resort.classList.contains('now'));";
        Ok(self.eval(script, &[])? == true)
    }

    /// The text a person sees in the first element that fits, with plain spaces for unbreakable ones, and without the pause within a number that nobody sees;
    /// `None` when there is none.
    ///
    /// # Errors
    /// Fails if the page is gone.
    pub fn text(&self, css: &str) -> Result<Option<String>> {
        let script = "const e = document.querySelector(arguments[0]); return e && e.innerText;";
        let text = self.eval(script, &[json!(css)])?;
        Ok(text.as_str().map(plain))
    }

    /// How many elements fit.
    ///
    /// # Errors
    /// Fails if the page is gone.
    pub fn count(&self, css: &str) -> Result<u64> {
        let found =
            self.eval("return document.querySelectorAll(arguments[0]).length;", &[json!(css)])?;
        found.as_u64().context("not a number")
    }

    /// An attribute of the first element that fits.
    ///
    /// # Errors
    /// Fails if the page is gone.
    pub fn attribute(&self, css: &str, name: &str) -> Result<Option<String>> {
        let script =
            "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null;";
        let value = self.eval(script, &[json!(css), json!(name)])?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// Waits for an element whose text satisfies `wanted`, and gives the text.
    ///
    /// # Errors
    /// Fails if it never does.
    pub fn wait_text(&self, css: &str, wanted: impl Fn(&str) -> bool) -> Result<String> {
        let mut last = None;
        let found = wait_for(&format!("the text of {css}"), TIMEOUT, || {
            last = self.text(css)?;
            Ok(last.clone().filter(|text| wanted(text)))
        });
        found.with_context(|| format!("{css} says {last:?}"))
    }

    /// Clicks the first element that fits, as a person would: it must be visible.
    ///
    /// # Errors
    /// Fails if there is none, or it cannot be clicked.
    pub fn click(&self, css: &str) -> Result<()> {
        wait_for(&format!("{css} to click"), TIMEOUT, || Ok((self.count(css)? > 0).then_some(())))?;
        let click = async { self.client.find(Locator::Css(css)).await?.click().await };
        self.block_on(click).with_context(|| format!("clicking {css}"))
    }

    /// Types into the first element that matches, key by key.
    ///
    /// # Errors
    /// Fails if nothing matches within [`TIMEOUT`].
    pub fn type_into(&self, css: &str, text: &str) -> Result<()> {
        let find = self.client.wait().at_most(TIMEOUT).for_element(Locator::Css(css));
        self.block_on(async { find.await?.send_keys(text).await })
    }

    /// Goes to a section of the app, such as `#/danger`, and waits until it is shown.
    ///
    /// # Errors
    /// Fails if it never is.
    pub fn navigate(&self, route: &str) -> Result<()> {
        self.eval("location.hash = arguments[0];", &[json!(route)])?;
        let wanted = route.trim_start_matches('#');
        wait_for(&format!("the section {route}"), TIMEOUT, || {
            let shown = self.attribute("main[data-route]", "data-route")?.unwrap_or_default();
            let shown = shown.trim_start_matches('#');
            Ok((shown.trim_matches('/') == wanted.trim_matches('/')).then_some(()))
        })
    }

    /// Where an element lies in the page's view: x, y, width, height in CSS pixels.
    ///
    /// # Errors
    /// Fails if there is none.
    pub fn element_rect(&self, css: &str) -> Result<[f64; 4]> {
        let script = "const r = document.querySelector(arguments[0]).getBoundingClientRect();
                      return [r.x, r.y, r.width, r.height];";
        let numbers = self.eval(script, &[json!(css)])?;
        serde_json::from_value(numbers).context("not a rectangle")
    }

    /// The page's JSON as it stands in the document: what was there before any script ran.
    ///
    /// # Errors
    /// Fails if it is no JSON.
    pub fn document_state(&self) -> Result<Value> {
        let script = "return document.getElementById('reperes-page').textContent;";
        let text = self.eval(script, &[])?;
        Ok(serde_json::from_str(text.as_str().unwrap_or_default())?)
    }

    fn block_on<T, E: Into<anyhow::Error>>(
        &self,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T> {
        let limit = TIMEOUT + Duration::from_secs(30);
        let done = self.runtime.block_on(async { timeout(limit, work).await });
        done.context("the page does not answer")?.map_err(Into::into)
    }
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").replace('\u{2007}', "").trim().to_owned()
}
