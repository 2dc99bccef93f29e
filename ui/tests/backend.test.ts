import { expect, test } from "vitest";
import { Backend } from "../src/backend/generated";

class RecordingBackend extends Backend {
  readonly calls: [string, Record<string, unknown> | undefined][] = [];

  protected override invoke<T>(command: string, args?: Record<string, unknown>): Promise<T> {
    this.calls.push([command, args]);
    return Promise.resolve() as Promise<T>;
  }
}

// The calls name their arguments by position. Two of one type could be exchanged unnoticed.
test("the two choices about notices keep their names", async () => {
  const backend = new RecordingBackend();
  await backend.chooseNotices(true, false);
  expect(backend.calls).toEqual([["choose_notices", { notices: true, closing: false }]]);
});
