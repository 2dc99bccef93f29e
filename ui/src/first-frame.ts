/**
 * The longest wait for a frame. A hidden window gets no frames, and its page starts all the same.
 */
const NO_FRAME_MS = 250;

/** Resolves after the content of the document has been painted. */
export function firstFrame(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, NO_FRAME_MS);
  });
}
