// Opens the page with the fake backend, built by `npm run build:fake`, in a headless Chromium.
import { preview } from "vite";
import { openPage } from "./chromium.js";

/**
 * Serves the page, opens it in Chromium and calls `work` with a `Site`. Server and browser are
 * closed also when `work` fails.
 */
export async function withSite([width, height], work) {
  const server = await preview({
    mode: "fake",
    logLevel: "silent",
    build: { outDir: "dist-fake" },
    preview: { port: 0 },
  });
  const { port } = server.httpServer.address();
  const page = await openPage(width, height);
  try {
    await page.send("Page.enable");
    return await work(new Site(page.send, `http://localhost:${port}/`));
  } finally {
    await page.close();
    await new Promise((resolve) => server.httpServer.close(resolve));
  }
}

class Site {
  #origin;

  constructor(send, origin) {
    this.send = send;
    this.#origin = origin;
  }

  async resize([width, height], deviceScaleFactor = 1) {
    const size = { width, height, deviceScaleFactor, mobile: false };
    await this.send("Emulation.setDeviceMetricsOverride", size);
  }

  /** Loads an address and waits until its screen has been rendered. */
  async visit(at) {
    await this.send("Page.navigate", { url: "about:blank" });
    await this.send("Page.navigate", { url: `${this.#origin}${at}` });
    await this.evaluate(
      `new Promise((done) => { const look = () => document.readyState === "complete"
      && document.querySelector("main h1") ? setTimeout(done, 200) : setTimeout(look, 20); look(); })`,
    );
  }

  async evaluate(expression) {
    const options = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", options);
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Takes a picture of the viewport, or of the whole page. */
  async picture(whole = false) {
    const { cssContentSize } = await this.send("Page.getLayoutMetrics");
    const beyond = whole
      ? { captureBeyondViewport: true, clip: { ...cssContentSize, scale: 1 } }
      : {};
    const { data } = await this.send("Page.captureScreenshot", { format: "png", ...beyond });
    return Buffer.from(data, "base64");
  }
}
