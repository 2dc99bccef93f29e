// Drives a headless Chromium over a pipe with the DevTools protocol, without a library.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

function program() {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(
    existsSync,
  );
  if (!found) throw new Error("no Chromium: install the Debian package chromium");
  return found;
}

/**
 * Opens one page. `send(method, parameters)` sends it a DevTools command; `close()` ends Chromium
 * and removes its profile.
 */
export async function openPage(width, height) {
  const profile = mkdtempSync(join(tmpdir(), "reperes-chromium-"));
  const args = ["--headless=new", "--no-sandbox", "--no-first-run", "--hide-scrollbars"];
  args.push(`--window-size=${width},${height}`, `--user-data-dir=${profile}`);
  const child = spawn(program(), [...args, "--remote-debugging-pipe"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const waiting = new Map();
  let last = 0;
  let rest = "";
  child.stdio[4].on("data", (data) => {
    const parts = (rest + data).split("\0");
    rest = parts.pop() ?? "";
    for (const message of parts.map((part) => JSON.parse(part))) {
      const { resolve, reject } = waiting.get(message.id) ?? {};
      waiting.delete(message.id);
      if (message.error) reject?.(new Error(message.error.message));
      else resolve?.(message.result);
    }
  });
  child.on("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error("Chromium has ended"));
  });
  const raw = (method, params, sessionId) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      child.stdio[3].write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
  const { targetId } = await raw("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await raw("Target.attachToTarget", { targetId, flatten: true });
  const send = (method, params = {}) => raw(method, params, sessionId);
  return { send, close: () => end(raw, child, profile) };
}

async function end(raw, child, profile) {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  await raw("Browser.close", {}).catch(() => child.kill());
  await gone;
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
