// The letters of the page, before it is seen.

/** The plainest and the strongest weight: a typeface may keep one file for each. */
const WEIGHTS = [400, 700];
/** Milliseconds. Beyond it the page is read in the letters of the system. */
const PATIENCE = 1000;

/** Settles once the typeface of the page has come, cannot come, or has been waited for long enough. */
export async function typeface(page: Document): Promise<void> {
  const family = getComputedStyle(page.documentElement).fontFamily;
  const coming = WEIGHTS.map((weight) => page.fonts.load(`${String(weight)} 1em ${family}`));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<void>((settle) => {
    timer = setTimeout(settle, PATIENCE);
  });
  await Promise.race([Promise.allSettled(coming), enough]);
  clearTimeout(timer);
}
