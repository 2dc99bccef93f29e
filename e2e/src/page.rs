//! The page in the window, over WebDriver. Calls block; only this file uses the asynchronous
//! client.

use std::future::Future;
use std::time::Duration;

use anyhow::{Context, Result};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

use crate::{TIMEOUT, wait_for};

/// The page of an app under WebDriver.
#[derive(Debug)]
pub struct Page {
    client: Client,
    runtime: Runtime,
}

impl Page {
    /// Opens a WebDriver session at `port`, which starts `binary` and controls its first page.
    pub(crate) fn open(port: u16, binary: &str, args: &[String], limit: Duration) -> Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let mut capabilities = Map::new();
        let program = json!({ "binary": binary, "args": args });
        capabilities.insert("webkitgtk:browserOptions".to_owned(), program);
        let address = format!("http://127.0.0.1:{port}");
        let session = async {
            ClientBuilder::new(HttpConnector::new())
                .capabilities(capabilities)
                .connect(&address)
                .await
        };
        let client = runtime.block_on(async { timeout(limit, session).await })??;
        Ok(Self { client, runtime })
    }

    /// Runs the body of a script in the page and gives its result.
    ///
    /// # Errors
    /// Fails if the script throws or the page is gone.
    pub fn eval(&self, script: &str, args: &[Value]) -> Result<Value> {
        self.block_on(self.client.execute(script, args.to_vec())).with_context(|| script.to_owned())
    }

    /// Awaits a promise in the page and gives `{ "ok": value }` or `{ "error": reason }`.
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

    /// Calls an IPC command of the app, as the page could.
    ///
    /// # Errors
    /// Fails if the page is gone. A refusal is a result.
    pub fn invoke(&self, command: &str, args: &Value) -> Result<Value> {
        let call = "window.__TAURI_INTERNALS__.invoke(args[0], args[1])";
        self.promise(call, &[json!(command), args.clone()])
    }

    /// Whether the page has mounted, or shows its fallback.
    ///
    /// # Errors
    /// Fails if the page does not answer.
    pub fn is_ready(&self) -> Result<bool> {
        let script = "const resort = document.getElementById('last-resort');
            return document.readyState === 'complete' && (!resort || resort.classList.contains('now'));";
        Ok(self.eval(script, &[])? == true)
    }

    /// The rendered text of the first element that matches; `None` if none does. Plain spaces
    /// replace the no-break spaces, and the invisible space within a number is removed.
    ///
    /// # Errors
    /// Fails if the page is gone.
    pub fn text(&self, css: &str) -> Result<Option<String>> {
        let script = "const e = document.querySelector(arguments[0]); return e && e.innerText;";
        let text = self.eval(script, &[json!(css)])?;
        Ok(text.as_str().map(with_plain_spaces))
    }

    /// The number of elements that match.
    ///
    /// # Errors
    /// Fails if the page is gone.
    pub fn count(&self, css: &str) -> Result<u64> {
        let found =
            self.eval("return document.querySelectorAll(arguments[0]).length;", &[json!(css)])?;
        found.as_u64().context("not a number")
    }

    /// An attribute of the first element that matches.
    ///
    /// # Errors
    /// Fails if the page is gone.
    pub fn attribute(&self, css: &str, name: &str) -> Result<Option<String>> {
        let script =
            "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null;";
        let value = self.eval(script, &[json!(css), json!(name)])?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// Waits until the text of an element satisfies `wanted`, and gives the text.
    ///
    /// # Errors
    /// Fails if it does not within [`TIMEOUT`].
    pub fn wait_text(&self, css: &str, wanted: impl Fn(&str) -> bool) -> Result<String> {
        let mut last = None;
        let found = wait_for(&format!("the text of {css}"), TIMEOUT, || {
            last = self.text(css)?;
            Ok(last.clone().filter(|text| wanted(text)))
        });
        found.with_context(|| format!("{css} says {last:?}"))
    }

    /// Clicks the first element that matches. As for a person, it must be visible.
    ///
    /// # Errors
    /// Fails if none matches, or if it cannot be clicked.
    pub fn click(&self, css: &str) -> Result<()> {
        wait_for(&format!("{css} to click"), TIMEOUT, || Ok((self.count(css)? > 0).then_some(())))?;
        let click = async { self.client.find(Locator::Css(css)).await?.click().await };
        self.block_on(click).with_context(|| format!("clicking {css}"))
    }

    /// Types a text into the first element that matches, key by key.
    ///
    /// # Errors
    /// Fails if nothing matches within [`TIMEOUT`].
    pub fn type_into(&self, css: &str, text: &str) -> Result<()> {
        let find = self.client.wait().at_most(TIMEOUT).for_element(Locator::Css(css));
        self.block_on(async { find.await?.send_keys(text).await })
    }

    /// Navigates to a route of the app, such as `#/danger`, and waits until its view is shown.
    ///
    /// # Errors
    /// Fails if it is not shown within [`TIMEOUT`].
    pub fn navigate(&self, route: &str) -> Result<()> {
        self.eval("location.hash = arguments[0];", &[json!(route)])?;
        let wanted = route.trim_start_matches('#');
        wait_for(&format!("the section {route}"), TIMEOUT, || {
            let shown = self.attribute("main[data-route]", "data-route")?.unwrap_or_default();
            let shown = shown.trim_start_matches('#');
            Ok((shown.trim_matches('/') == wanted.trim_matches('/')).then_some(()))
        })
    }

    /// The place of an element in the viewport: x, y, width, height in CSS pixels.
    ///
    /// # Errors
    /// Fails if there is none.
    pub fn element_rect(&self, css: &str) -> Result<[f64; 4]> {
        let script = "const r = document.querySelector(arguments[0]).getBoundingClientRect();
                      return [r.x, r.y, r.width, r.height];";
        let numbers = self.eval(script, &[json!(css)])?;
        serde_json::from_value(numbers).context("not a rectangle")
    }

    /// The initial state in the document, as it was before any script ran.
    ///
    /// # Errors
    /// Fails if it is not JSON.
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

fn with_plain_spaces(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").replace('\u{2007}', "").trim().to_owned()
}
